"use strict";
// "Cite these lines": the citation of the file, which the page has, with the lines that are meant; and their address.
(() => {
  const part = document.querySelector("#cite .inside");
  const lines = globalThis.glossatorLines;
  if (!part || !lines) return;
  const forms = [...part.querySelectorAll("pre")];

  const fill = (range) => {
    for (const form of forms) {
      // The page has each form for the whole file, and for lines that are still to be filled in.
      form.dataset.whole ??= form.textContent;
      form.textContent = range
        ? form.dataset.lines
            .replaceAll("QLINESQ", lines.told(range))
            .replaceAll("QRANGEQ", lines.written(range))
            .replaceAll("QFRAGMENTQ", lines.fragment(range))
        : form.dataset.whole;
    }
  };
  // As the part is opened for the first time, where it stands or in the box.
  let ready = false;
  const prepare = () => {
    if (ready) return;
    ready = true;
    for (const form of forms) {
      const copy = lines.button("Copy", () => lines.copy(form.textContent, copy, form));
      form.before(copy);
    }
  };
  document.getElementById("cite").addEventListener("toggle", prepare);

  const box = lines.box(part);
  lines.watch((range) => { if (!box.dialog.open) fill(range); });
  lines.offer((range) => `Cite ${lines.told(range)}`, (range) => {
    prepare();
    fill(range);
    box.open(`Cite ${lines.told(range)}`);
  });
  const link = lines.offer(() => "Copy link", (range) => lines.copy(new URL(lines.fragment(range), location.href).href, link));
})();
