"use strict";
// "Annotate these lines": fills in the beginning of a note for the lines that the address names or the reader has selected. The page has that
// beginning without this, too, for the whole file.
(() => {
  const section = document.querySelector(".annotate");
  const lines = globalThis.glossatorLines;
  if (!section || !lines) return;

  const inside = section.querySelector(".inside");
  const yaml = section.querySelector("pre");
  const file = section.querySelector(".file");
  const blank = yaml.textContent;
  const { folder, place, fresh, form } = section.dataset;

  const { parse, written, told } = lines;
  const line = (number) => document.getElementById(`L${number}`);

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

  const copy = lines.button("Copy", () => lines.copy(yaml.textContent, copy, yaml));
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
    const host = inside.querySelector(".host");
    if (host && fresh) host.href = `${fresh}?filename=${encodeURIComponent(file.textContent)}&value=${encodeURIComponent(text)}`;
    const issue = inside.querySelector(".form");
    if (issue && form) {
      const where = range ? `${place}#${written(range).replace(/^|-/g, (sign) => `${sign}L`)}` : place;
      issue.href = `${form}&place=${encodeURIComponent(where)}&point=${encodeURIComponent(title)}`;
    }
  };
  for (const input of [linesField, titleField]) input.addEventListener("input", fill);

  const box = lines.box(inside);
  lines.offer((range) => `Annotate ${told(range)}`, (range) => {
    linesField.value = written(range);
    fill();
    box.open(`Annotate ${told(range)}`);
    titleField.focus();
  });
  lines.watch((range) => { if (range && !box.dialog.open) linesField.value = written(range); });
  fill();
})();
