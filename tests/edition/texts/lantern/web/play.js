// Asks the voice for a word each time a key is pressed.
const said = [];
document.addEventListener("keydown", async (event) => {
  const word = await fetch(`/word?after=${said.at(-1) ?? ""}`).then((r) => r.text());
  said.push(word);
  document.querySelector("p").textContent = said.join(" ") + "</script>";
});
