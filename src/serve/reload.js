// In the page while `glossator serve` runs: hears what changed, reloads in place, and shows what is wrong until it is mended.
const events = new EventSource("/.glossator/events");

// The page's own file in the site, as the server tells of files.
const own = decodeURIComponent(location.pathname).replace(/^\//, "").replace(/(^|\/)$/, "$1index.html");

events.addEventListener("changed", (event) => {
  const files = JSON.parse(event.data);
  if (files.includes(own) || files.some((file) => file.startsWith("assets/"))) {
    location.reload(); // the browser keeps the place on the page
  }
});

events.addEventListener("problem", (event) => show(JSON.parse(event.data)));
events.addEventListener("well", () => document.getElementById("glossator-problem")?.remove());

function show(text) {
  document.getElementById("glossator-problem")?.remove();
  const panel = document.createElement("section");
  panel.id = "glossator-problem";
  panel.setAttribute("role", "alert");
  panel.setAttribute("aria-label", "Problems");
  const listing = document.createElement("pre");
  listing.textContent = text;
  panel.append(listing);
  document.body.prepend(panel);
}
