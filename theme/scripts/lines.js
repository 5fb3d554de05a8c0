"use strict";
// The lines that the reader means: those with selected text, else those in the address. Other scripts offer to do something with them.
(() => {
  const listing = document.querySelector(".listing[data-whole]");
  if (!listing) return;
  const last = listing.querySelectorAll(".l[id]").length;

  // "67", "62-72" or "#L62-L72", as first and last line of this file.
  const parse = (text) => {
    const found = /^\s*#?L?(\d+)\s*(?:[-\u2013]\s*L?(\d+)\s*)?$/.exec(text);
    if (!found) return null;
    const [one, two] = [Number(found[1]), Number(found[2] ?? found[1])].sort((a, b) => a - b);
    return one >= 1 && two <= last ? [one, two] : null;
  };
  const written = (range) => (range[0] === range[1] ? `${range[0]}` : `${range[0]}-${range[1]}`);
  const told = (range) => (range[0] === range[1] ? `line ${range[0]}` : `lines ${range[0]}\u2013${range[1]}`);
  const fragment = (range) => `#L${written(range).replace("-", "-L")}`;

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

  const listeners = [];
  const announce = () => { for (const listener of listeners) listener(meant()); };
  document.addEventListener("selectionchange", announce);
  addEventListener("hashchange", announce);
  // Another script changes the address without a sound.
  listing.addEventListener("click", () => setTimeout(announce));

  // Whatever is put into the page makes the browser lay it out once more: nothing is, before there are lines to offer something for.
  const bar = document.createElement("div");
  bar.className = "offers";
  const button = (text, act) => {
    const made = Object.assign(document.createElement("button"), { type: "button", textContent: text });
    made.addEventListener("click", act);
    return made;
  };

  globalThis.glossatorLines = {
    parse, written, told, fragment, meant, button,
    // Calls back now and whenever other lines are meant, or none.
    watch: (listener) => {
      listeners.push(listener);
      listener(meant());
    },
    // A button at the edge of the window while lines are meant.
    offer: (name, act) => {
      const made = button("", () => act(meant()));
      made.addEventListener("pointerdown", (event) => event.preventDefault()); // or the selection would be gone
      bar.append(made);
      globalThis.glossatorLines.watch((range) => {
        made.hidden = !range;
        if (range && !bar.parentElement) listing.after(bar);
        if (range) made.textContent = name(range);
      });
      return made;
    },
    // Shows a part of the page in a box, so that the reader keeps the place; when it closes, the part goes home.
    box: (part) => {
      const dialog = document.createElement("dialog");
      const heading = document.createElement("h2");
      heading.id = `box-${part.parentElement.id}`;
      dialog.className = "boxed";
      dialog.setAttribute("aria-labelledby", heading.id);
      const close = button("Close", () => dialog.close());
      close.className = "close";
      dialog.append(close, heading);
      const home = part.parentElement;
      dialog.addEventListener("close", () => home.append(part));
      return {
        dialog,
        open: (title) => {
          if (!dialog.parentElement) document.body.append(dialog);
          heading.textContent = title;
          dialog.append(part);
          dialog.showModal();
        },
      };
    },
    // Copies a text, and says so on the button.
    copy: async (text, on, instead) => {
      const name = on.dataset.name ?? on.textContent;
      on.dataset.name = name;
      try {
        await navigator.clipboard.writeText(text);
        on.textContent = "Copied";
        setTimeout(() => { on.textContent = name; }, 2000);
      } catch {
        if (instead) getSelection()?.selectAllChildren(instead); // then the reader copies it by hand
      }
    },
  };
})();
