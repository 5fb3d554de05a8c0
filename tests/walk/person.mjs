// A person at a page, whose acts are counted: the keystroke-level model of Card, Moran and Newell ("The Keystroke-Level Model for User
// Performance Time with Interactive Systems", Communications of the ACM 23.7, 1980), with its own figures.

/** Seconds: a key or a button pressed, the mouse brought to something, a hand brought from keys to mouse or back, a thought before a step. */
export const SECONDS = { K: 0.2, P: 1.1, H: 0.4, M: 1.35 };

export class Person {
  steps = [];
  #hand = "mouse";

  constructor(page) {
    this.page = page;
  }

  /** A step of the way: what is done is counted for it. A thought comes before each. */
  step(name, { counted = true } = {}) {
    this.steps.push({ name, counted, acts: { K: 0, P: 0, H: 0, M: 1 } });
  }

  #count(act, times = 1) {
    this.steps.at(-1).acts[act] += times;
  }

  #reach(hand) {
    if (this.#hand !== hand) this.#count("H");
    this.#hand = hand;
  }

  /** Clicks; with keys held down, each of them is a key. */
  async click(locator, { modifiers = [] } = {}) {
    this.#reach("mouse");
    this.#count("P");
    this.#count("K", 1 + modifiers.length);
    await locator.click({ modifiers });
  }

  /** Types where the focus is. A capital or a sign above a figure takes two keys. */
  async type(text) {
    this.#reach("keys");
    for (const sign of text) this.#count("K", /[A-Z":!?()<>{}|@#*&%$+_]/.test(sign) ? 2 : 1);
    await this.page.keyboard.insertText(text);
  }

  /** Clicks at the end of the line of a text field that begins like this. */
  async clickLine(field, beginning) {
    this.#reach("mouse");
    this.#count("P");
    this.#count("K");
    await field.evaluate((area, start) => {
      const at = area.value.split("\n").findIndex((line) => line.startsWith(start));
      if (at < 0) throw new Error(`no line begins with ${start}`);
      const before = area.value.split("\n").slice(0, at + 1).join("\n").length;
      area.focus();
      area.setSelectionRange(before, before);
    }, beginning);
  }

  /** Selects a word of a text field by clicking it twice. */
  async clickWord(field, word) {
    this.#reach("mouse");
    this.#count("P");
    this.#count("K", 2);
    await field.evaluate((area, text) => {
      const at = area.value.indexOf(text);
      if (at < 0) throw new Error(`there is no ${text}`);
      area.focus();
      area.setSelectionRange(at, at + text.length);
    }, word);
  }

  /** Seconds of a step. */
  static seconds({ acts }) {
    return Object.entries(acts).reduce((sum, [act, times]) => sum + SECONDS[act] * times, 0);
  }
}
