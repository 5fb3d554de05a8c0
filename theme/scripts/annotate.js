"use strict";
// "Annotate these lines": fills in the beginning of a note for the lines that the address names or the reader has selected. The page has that
// beginning without this, too, for the whole file.
(() => {
  const section = document.querySelector(".annotate");
  const listing = document.querySelector(".listing[data-whole]");
  if (!section || !listing) return;

  const inside = section.querySelector(".inside");
  const yaml = section.querySelector("pre");
  const file = section.querySelector(".file");
  const blank = yaml.textContent;
  const { folder, place, fresh, form } = section.dataset;

  const line = (number) => document.getElementById(`L${number}`);
  const last = listing.querySelectorAll(".l[id]").length;

  // "67", "62-72" or "#L62-L72", as first and last line of this file.
  const parse = (text) => {
    const found = /^\s*#?L?(\d+)\s*(?:[-\u2013]\s*L?(\d+)\s*)?$/.exec(text);
    if (!found) return null;
    const [one, two] = [Number(found[1]), Number(found[2] ?? found[1])].sort((a, b) => a - b);
    return one >= 1 && two <= last ? [one, two] : null;
  };
  const written = (range) => (range[0] === range[1] ? `${range[0]}` : `${range[0]}-${range[1]}`);

  // The functions and classes of the file, as the outline has them: nested by depth, each with its lines.
  const symbols = [];
  const outer = [];
  for (const item of document.querySelectorAll(".outline li")) {
    const link = item.querySelector("a");
    const range = parse(link.hash);
    outer.length = Number(item.className.slice(1));
    outer.push(link.textContent);
    if (range) symbols.push({ name: outer.join("."), range });
  }
  const innermost = (range) => {
    const around = symbols.filter(({ range: [first, end] }) => first <= range[0] && range[1] <= end);
    const size = ({ range: [first, end] }) => end - first;
    return around.sort((a, b) => size(a) - size(b))[0]?.name ?? "";
  };

  // The first half of what `glossator stamp` writes: a digest of the lines' text. A page that is not served safely cannot digest.
  const stamp = async (range) => {
    if (!globalThis.crypto?.subtle || !section.hasAttribute("data-text")) return "";
    let text = "";
    for (let number = range[0]; number <= range[1]; number += 1) text += line(number).textContent;
    const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text.replace(/\n$/, "")));
    return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, "0")).join("").slice(0, 16);
  };

  const slug = (words) => {
    const plain = words.toLowerCase().replace(/['\u2019]/g, "").replace(/[^a-z0-9]+/g, " ").trim();
    return plain.slice(0, 60).replace(/ [^ ]*$/, (end) => (plain.length > 60 ? "" : end)).replaceAll(" ", "-");
  };
  const scalar = (text) => (/^\p{L}[\p{L}\p{N} ,.()-]*$/u.test(text) ? text : JSON.stringify(text));

  // Two fields above the text: what the program cannot know.
  const field = (label, width) => {
    const box = document.createElement("label");
    const name = document.createElement("span");
    name.className = "label";
    name.textContent = label;
    const input = document.createElement("input");
    input.size = width;
    input.autocomplete = "off";
    box.append(name, input);
    return input;
  };
  const fields = document.createElement("div");
  fields.className = "fields";
  const linesField = field("Lines", 9);
  const titleField = field("The point, in one line", 40);
  fields.append(linesField.parentElement, titleField.parentElement);
  inside.prepend(fields);

  const copy = document.createElement("button");
  copy.type = "button";
  copy.textContent = "Copy";
  copy.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(yaml.textContent);
      copy.textContent = "Copied";
    } catch {
      getSelection()?.selectAllChildren(yaml); // then the reader copies it by hand
    }
  });
  yaml.before(copy);

  let asked = 0;
  const fill = async () => {
    const turn = (asked += 1);
    const range = parse(linesField.value);
    const title = titleField.value.trim();
    linesField.setAttribute("aria-invalid", String(linesField.value.trim() !== "" && !range));
    const symbol = range ? innermost(range) : "";
    const digest = range ? await stamp(range) : "";
    if (turn !== asked) return; // something newer has been asked for meanwhile
    let text = blank;
    const put = (pattern, value) => { text = text.replace(pattern, () => value); };
    if (range) put(/^ {2}lines:.*$/m, `  lines: ${written(range)}${symbol && `\n  symbol: ${symbol}`}`);
    if (title) put(/^title:.*$/m, `title: ${scalar(title)}`);
    put(/^date:.*$/m, `date: ${new Date().toISOString().slice(0, 10)}`);
    if (digest) put(/^by:/m, `stamp: ${digest}\nby:`);
    const own = symbol.split(".").pop();
    const name = slug(title) || (range ? slug(`${own} line ${range[0]}`) : "") || "name-of-the-note";
    file.textContent = `${folder}${name}.yaml`;
    yaml.textContent = text;
    copy.textContent = "Copy";
    const host = inside.querySelector(".host");
    if (host && fresh) host.href = `${fresh}?filename=${encodeURIComponent(file.textContent)}&value=${encodeURIComponent(text)}`;
    const issue = inside.querySelector(".form");
    if (issue && form) {
      const where = range ? `${place}#${written(range).replace(/^|-/g, (sign) => `${sign}L`)}` : place;
      issue.href = `${form}&place=${encodeURIComponent(where)}&point=${encodeURIComponent(title)}`;
    }
  };
  for (const input of [linesField, titleField]) input.addEventListener("input", fill);

  // The lines that are meant: those with selected text, else those in the address.
  const selected = () => {
    const selection = getSelection();
    if (!selection || selection.isCollapsed || !selection.rangeCount) return null;
    const of = (node) => (node.nodeType === Node.ELEMENT_NODE ? node : node.parentElement)?.closest(".listing .l[id]");
    const { startContainer, endContainer, endOffset } = selection.getRangeAt(0);
    const [from, to] = [of(startContainer), of(endContainer)];
    if (!from || !to) return null;
    const [first, end] = [from, to].map((one) => Number(one.id.slice(1)));
    // A selection that ends before the first character of a line does not mean it.
    return [first, end > first && endOffset === 0 && !endContainer.previousSibling ? end - 1 : end];
  };
  const meant = () => selected() ?? parse(location.hash);

  // The text of the section in a dialog, so that the reader keeps the place; when it closes, the text goes home.
  const dialog = document.createElement("dialog");
  dialog.className = "annotating";
  const heading = document.createElement("h2");
  heading.id = "annotating";
  dialog.setAttribute("aria-labelledby", heading.id);
  const close = document.createElement("button");
  close.type = "button";
  close.className = "close";
  close.textContent = "Close";
  close.addEventListener("click", () => dialog.close());
  dialog.append(close, heading);
  dialog.addEventListener("close", () => section.append(inside));
  document.body.append(dialog);

  const offer = document.createElement("button");
  offer.type = "button";
  offer.className = "offer";
  offer.hidden = true;
  offer.addEventListener("pointerdown", (event) => event.preventDefault()); // or the selection would be gone
  offer.addEventListener("click", () => {
    const range = meant();
    if (range) linesField.value = written(range);
    heading.textContent = offer.textContent;
    dialog.append(inside);
    fill();
    dialog.showModal();
    titleField.focus();
  });
  listing.after(offer);

  const announce = () => {
    const range = meant();
    offer.hidden = !range;
    if (!range) return;
    offer.textContent = range[0] === range[1] ? `Annotate line ${range[0]}` : `Annotate lines ${range[0]}\u2013${range[1]}`;
    if (!dialog.open) linesField.value = written(range);
  };
  document.addEventListener("selectionchange", announce);
  addEventListener("hashchange", announce);
  // Another script changes the address without a sound.
  listing.addEventListener("click", () => setTimeout(announce));
  announce();
  fill();
})();
