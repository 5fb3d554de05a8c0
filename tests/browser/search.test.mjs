// The page that searches, as a reader meets it. What its indexes hold is tested in `tests/program/search.rs`.

import assert from "node:assert/strict";
import { test } from "node:test";
import { disk, open, serve, site, soon, source } from "./start.mjs";

const base = await serve(site());
const search = (top = base) => `${top}search/index.html`;
const status = (page) => page.locator(".search [role=status]").textContent();

/** Asks, and gives what is found: each with its title, its kind, what it leads to. */
const ask = async (page, text) => {
  await page.locator("#q").fill(text);
  return found(page);
};
const found = async (page) => {
  await soon(async () => /result|Nothing/.test(await status(page)), "an answer");
  return page.$$eval(".found li", (all) => all.map((one) => {
    const link = one.querySelector("a");
    const [kind] = one.querySelector(".where").textContent.trim().split(",");
    return { title: link.textContent, kind, href: link.href };
  }));
};

const begin = async (t, address = search(), options = {}) => {
  const page = await open(t, options);
  await page.goto(address);
  await page.locator("#by-kind").waitFor();
  return page;
};

test("a definition comes before what mentions it, and leads to its lines", async (t) => {
  const page = await begin(t);
  const [first, ...others] = await ask(page, "roll");
  assert.deepEqual([first.title, first.kind.toLowerCase()], ["roll", "function"]);
  assert.match(first.href, /read\/echo\/echo\/dice\.py\/index\.html#L4(-L6)?$/);
  assert.ok(others.some(({ title }) => title === "fair"), "what calls it");
});

test("identifiers are found whole and by their parts", async (t) => {
  const page = await begin(t);
  const titles = async (text) => (await ask(page, text)).map(({ title }) => title);
  // `default_factory` stands in the class; `defaultdict` is one word.
  assert.ok((await titles("default_factory")).includes("Chain"));
  assert.ok((await titles("factory ")).includes("Chain"));
  assert.ok((await titles("Chain.speak"))[0].includes("speak"));
  assert.deepEqual((await titles("__init__"))[0].includes("init"), true);
  assert.ok((await titles("whisp")).some((title) => title.includes("whisper")), "while one still types");
  assert.deepEqual(await titles("qqqq"), []);
});

test("a slip of a letter is forgiven where nothing else is found", async (t) => {
  const page = await begin(t);
  for (const slip of ["whispar", "whsiper", "whisprer", "whiper"]) {
    const titles = (await ask(page, `${slip} `)).map(({ title }) => title);
    assert.ok(titles.some((title) => /whisper/i.test(title)), `${slip}: ${titles}`);
  }
});

test("a title comes before a text", async (t) => {
  const page = await begin(t);
  const [term, note, ...others] = (await ask(page, "chance")).map(({ title }) => title);
  assert.deepEqual([term, note], ["chance", "One place where chance decides"]);
  assert.ok(others.length > 5 && others.every((title) => !title.includes("chance")));
  assert.equal((await ask(page, "forgets"))[0].title, "The window forgets");
  const comment = await ask(page, "comment speaks");
  assert.match(comment[0].title, /^The comment says/);
});

test("what is found can be narrowed, and the address says so", async (t) => {
  const page = await begin(t);
  const all = await ask(page, "chance");
  assert.ok(new Set(all.map(({ kind }) => kind)).size > 2);
  await page.locator("#by-kind").selectOption({ label: (await page.locator("#by-kind option[value=gloss]").textContent()) });
  const glosses = await found(page);
  assert.ok(glosses.length > 0 && glosses.length < all.length);
  assert.ok(glosses.every(({ kind }) => kind === "Gloss"), JSON.stringify(glosses));
  await soon(() => { const { searchParams } = new URL(page.url()); return searchParams.get("q") === "chance" && searchParams.get("kind") === "gloss"; }, page.url());
  // Whoever gets the address finds the same.
  const other = await page.context().newPage();
  await other.goto(page.url());
  assert.deepEqual(await found(other), glosses);
  assert.equal(await other.locator("#q").inputValue(), "chance");
  await page.locator("#by-kind").selectOption("");
  await page.locator("#by-work").selectOption({ index: 2 });
  const lantern = await found(page);
  assert.ok(lantern.length > 0 && lantern.length < all.length);
});

test("arrow keys go through what is found, and back to the field", async (t) => {
  const page = await begin(t);
  const all = await ask(page, "chain");
  const focused = () => page.evaluate(() => document.activeElement.href ?? document.activeElement.id);
  await page.keyboard.press("ArrowDown");
  assert.equal(await focused(), all[0].href);
  await page.keyboard.press("ArrowDown");
  assert.equal(await focused(), all[1].href);
  await page.keyboard.press("ArrowUp");
  await page.keyboard.press("ArrowUp");
  assert.equal(await focused(), "q");
  await page.keyboard.press("Enter");
  assert.equal(await focused(), all[0].href, "Enter in the field goes to the best");
  await page.keyboard.press("Escape");
  assert.equal(await focused(), "q");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await page.waitForURL(all[0].href);
});

test("how much is found is announced", async (t) => {
  const page = await begin(t);
  const all = await ask(page, "window");
  assert.equal(await status(page), `${all.length} results.`);
  await ask(page, "qqqq");
  assert.equal(await status(page), "Nothing found.");
  const one = page.getByRole("status");
  assert.equal(await one.count(), 1);
});

test("the search works from a disk, and keeps excerpts beside what it finds", async (t) => {
  const page = await begin(t, `${search(disk())}?q=randint`);
  const all = await found(page);
  assert.ok(all.some(({ title }) => title === "roll"));
  await soon(async () => (await page.locator(".found code").allTextContents()).some((line) => line.includes("random.randint(1")), "the line");
  await page.locator(".found a", { hasText: "roll" }).first().click();
  await page.waitForURL(/dice\.py\/index\.html#L/);
  assert.ok((await page.locator(".l.hit").count()) > 0);
});

test("nothing is found of what stands behind an advisory, but the file itself", async (t) => {
  const page = await begin(t);
  for (const word of source("lantern", "words/unkind.txt").trim().split("\n")) {
    assert.deepEqual(await ask(page, `${word} `), [], word);
  }
  const [file] = await ask(page, "unkind");
  assert.equal(file.title, "words/unkind.txt");
  assert.ok(!(await page.locator(".found").textContent()).includes("oaf"));
});

test("without scripts there are the indexes", async (t) => {
  const page = await open(t, { javaScriptEnabled: false });
  await page.goto(search());
  assert.equal(await page.locator("input").count(), 0);
  assert.match(await page.locator("noscript").textContent(), /Searching needs a script/);
  const links = await page.$$eval(".indexes a", (all) => all.map((link) => link.href));
  assert.ok(links.length >= 3);
  for (const link of links) assert.equal((await page.goto(link)).status(), 200);
});
