"use strict";
// Ranges of lines, and notes with their lines. Single lines, and ranges that the edition itself links to, work without this.
(() => {
  const listing = document.querySelector(".listing[data-whole]");
  if (!listing) return;

  // As in the style sheet: where notes have a margin.
  const wide = matchMedia("(min-width: 68.75em)");
  // As far below its line as a note may stand, in pixels: about eight lines.
  const NEAR = 170;

  const line = (number) => document.getElementById(`L${number}`);

  // "#L72-L88", "#L72-88" or "#L72", as first and last.
  const parse = (fragment) => {
    const found = /^#L(\d+)(?:-L?(\d+))?$/.exec(fragment);
    if (!found) return null;
    const [first, last] = [Number(found[1]), Number(found[2] ?? found[1])];
    return [Math.min(first, last), Math.max(first, last)];
  };

  const paint = (name, range) => {
    for (const lit of listing.querySelectorAll(`code > .${name}`)) lit.classList.remove(name);
    if (!range) return;
    for (let number = range[0]; number <= range[1]; number += 1) line(number)?.classList.add(name);
  };

  const fromAddress = () => (location.hash.startsWith("#note-") ? document.getElementById(location.hash.slice(1)) : null);
  const linesOf = (note) => note && parse(note.dataset.lines);

  // In a crowded margin a note may stand far below its lines. The one in the address gets its place: those before it fold until there is
  // room, and unfold when another is asked for.
  let folded = [];
  const makeRoom = (note) => {
    for (const details of folded) details.open = true;
    folded = [];
    if (!note || !wide.matches) return;
    const start = line(linesOf(note)[0]);
    const drift = () => note.getBoundingClientRect().top - start.getBoundingClientRect().top;
    const before = [...listing.querySelectorAll(".note")];
    before.length = before.indexOf(note);
    for (const other of before.reverse()) {
      if (drift() < NEAR) break;
      const details = other.querySelector("details");
      if (details.open) folded.push(details);
      details.open = false;
    }
    start.scrollIntoView({ block: "center" });
  };

  // Shows what the address names. `jump` is false where the reader is at the place already.
  const show = (jump) => {
    const range = parse(location.hash);
    paint("hit", range);
    const note = fromAddress();
    paint("on", linesOf(note));
    makeRoom(note);
    if (note) note.querySelector("details").open = true;
    const start = range && line(range[0]);
    if (!start || !jump) return;
    const closed = start.closest("details:not([open])");
    if (!closed) start.scrollIntoView({ block: range[0] === range[1] ? "center" : "start" });
  };

  // Shift and click on a second number make a range of the two.
  listing.addEventListener("click", (event) => {
    const number = event.target.closest(".n");
    const from = parse(location.hash);
    if (!number || !event.shiftKey || !from) return;
    event.preventDefault();
    const to = Number(number.parentElement.id.slice(1));
    const [first, last] = to < from[0] ? [to, from[1]] : [from[0], to];
    getSelection()?.removeAllRanges();
    history.pushState(null, "", first === last ? `#L${first}` : `#L${first}-L${last}`);
    show(false);
  });

  // The note that is pointed at or in focus lights its lines; else the one in the address.
  for (const note of listing.querySelectorAll(".note")) {
    const light = (on) => {
      note.classList.toggle("on", on);
      paint("on", linesOf(on ? note : fromAddress()));
    };
    note.addEventListener("pointerenter", () => light(true));
    note.addEventListener("pointerleave", () => light(note.contains(document.activeElement)));
    note.addEventListener("focusin", () => light(true));
    note.addEventListener("focusout", () => light(false));
  }

  // Without a margin notes begin folded, so that the code keeps together.
  if (!wide.matches) {
    for (const note of listing.querySelectorAll(".note details")) note.open = false;
  }

  // A stop for the keyboard only where there is something to scroll to. The observer is called when the browser has laid the page out; to ask for
  // widths before would make it do so twice.
  const scroller = listing.querySelector(".scroll");
  const observer = new ResizeObserver(() => {
    if (scroller.scrollWidth > scroller.clientWidth) scroller.tabIndex = 0;
    else scroller.removeAttribute("tabindex");
  });
  observer.observe(scroller);
  observer.observe(scroller.firstElementChild);

  addEventListener("hashchange", () => show(true));
  if (location.hash) show(true);
})();
