"use strict";
// Single keys for readers who read much. None with Ctrl, Alt or Meta, none where one types, none that a browser has by itself; a screen reader takes the
// keys that it wants before any page sees them. All of them are listed in a box that the foot of each page opens, and switched off there
// (WCAG 2.2, 2.1.4).
(() => {
  const KEY = "glossator-keys";
  // Storage may be forbidden; then the choice holds for this page only.
  const read = () => { try { return localStorage.getItem(KEY); } catch { return null; } };
  const write = (value) => { try { localStorage.setItem(KEY, value); } catch { /* as said */ } };
  let on = read() !== "off";

  const all = (selector) => [...document.querySelectorAll(selector)].filter((element) => element.checkVisibility?.() ?? true);
  const still = () => (matchMedia("(prefers-reduced-motion: reduce)").matches ? "instant" : "auto");

  // The next of these from where the focus is, or from the top of what is seen.
  const step = (elements, by) => {
    const here = elements.findIndex((element) => element === document.activeElement || element.contains(document.activeElement));
    const seen = elements.findIndex((element) => element.getBoundingClientRect().top >= 0);
    const at = here >= 0 ? here + by : seen < 0 ? (by > 0 ? -1 : elements.length - 1) : by > 0 ? seen : seen - 1;
    return elements[at];
  };
  const goTo = (element) => {
    if (!element) return;
    element.focus({ preventScroll: true });
    element.scrollIntoView({ block: "center", behavior: still() });
  };
  const notes = (by) => goTo(step(all(".note summary"), by));
  const stops = (by) => {
    const stop = step(all(".stop"), by);
    if (stop) stop.tabIndex = -1;
    goTo(stop);
  };
  const names = (by) => goTo(step(all(".listing code a[href]:not(.n)"), by));
  const follow = (selector) => document.querySelector(selector)?.click();

  const KEYS = [
    ["j", "next note", () => notes(1), ".note"],
    ["k", "note before", () => notes(-1), ".note"],
    ["w", "next name or mark in the code", () => names(1), ".listing"],
    ["b", "name or mark before", () => names(-1), ".listing"],
    ["n", "next stop of the path", () => stops(1), ".stop"],
    ["p", "stop before", () => stops(-1), ".stop"],
    ["]", "next page of its kind: file, path, claim", () => follow('a[rel="next"]'), 'a[rel="next"]'],
    ["[", "page before", () => follow('a[rel="prev"]'), 'a[rel="prev"]'],
    ["d", "dim the lines that no note is on, or not", () => follow("#dim"), "#dim"],
    ["s", "search", () => { const field = document.getElementById("q"); if (field) field.focus(); else follow('.head a[href$="search/index.html"]'); }, ".head"],
    ["?", "this list", () => open(), ".head"],
  ];

  // The box is made when it is asked for: few readers do, and no page should wait for it.
  const box = document.createElement("dialog");
  const fill = () => {
    box.className = "keylist";
    box.setAttribute("aria-labelledby", "keys");
    const title = Object.assign(document.createElement("h2"), { id: "keys", textContent: "Keys" });
    const list = document.createElement("dl");
    for (const [key, says, , where] of KEYS) {
      if (!document.querySelector(where)) continue;
      const term = document.createElement("dt");
      term.append(Object.assign(document.createElement("kbd"), { textContent: key }));
      list.append(term, Object.assign(document.createElement("dd"), { textContent: says }));
    }
    const toggle = Object.assign(document.createElement("input"), { type: "checkbox", checked: on });
    toggle.addEventListener("change", () => { on = toggle.checked; write(on ? "on" : "off"); });
    const label = document.createElement("label");
    label.append(toggle, " Use these keys");
    const close = Object.assign(document.createElement("button"), { type: "button", textContent: "Close" });
    close.addEventListener("click", () => box.close());
    box.append(title, list, label, close);
    document.body.append(box);
  };
  const open = () => {
    if (!box.parentElement) fill();
    if (!box.open) box.showModal();
  };

  document.addEventListener("DOMContentLoaded", () => {
    const button = Object.assign(document.createElement("button"), { type: "button", textContent: "Keys" });
    button.addEventListener("click", open);
    document.querySelector(".foot")?.append(button);
  });

  document.addEventListener("keydown", (event) => {
    if (!on || box.open || event.defaultPrevented || event.ctrlKey || event.altKey || event.metaKey || event.isComposing) return;
    if (event.target.closest?.("input, select, textarea, [contenteditable]")) return;
    const known = KEYS.find(([key, , , where]) => key === event.key && document.querySelector(where));
    if (!known) return;
    event.preventDefault();
    known[2]();
  });
})();
