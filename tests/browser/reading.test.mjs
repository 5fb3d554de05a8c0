// A page that shows a text: its lines, its notes, and what a reader takes along.

import assert from "node:assert/strict";
import { test } from "node:test";
import { open, readings, seen, serve, site, soon, source } from "./start.mjs";

const base = await serve(site());
const chain = `${base}read/echo/echo/chain.py/index.html`;
const lit = (page) => page.$$eval("code > .l.hit", (lines) => lines.map((line) => line.id));
const ground = (page, line) => page.locator(`#${line}`).evaluate((line) => getComputedStyle(line).backgroundColor);

for (const scripts of [true, false]) {
  const how = scripts ? "with scripts" : "without scripts";

  test(`a link to a line shows it and lights it, ${how}`, async (t) => {
    const page = await open(t, { javaScriptEnabled: scripts });
    await page.goto(`${chain}#L44`);
    assert.ok(await seen(page.locator("#L44")));
    assert.notEqual(await ground(page, "L44"), await ground(page, "L48"));
    assert.equal(await ground(page, "L43"), await ground(page, "L48"));
  });

  test(`a range that the edition links to shows where it begins, ${how}`, async (t) => {
    const page = await open(t, { javaScriptEnabled: scripts, height: 400 });
    await page.goto(chain);
    await page.locator("summary", { hasText: "Outline" }).click();
    await page.locator(".outline a", { hasText: "step" }).click();
    assert.match(page.url(), /#L37-L39$/);
    assert.ok(await seen(page.locator("#L37")));
    const place = await page.evaluate(() => getComputedStyle(document.querySelector("#L37 > i:target") ?? document.body, "::before").backgroundColor);
    const lit = [place, await ground(page, "L37")].some((colour) => !["rgba(0, 0, 0, 0)", ""].includes(colour));
    assert.ok(lit && (await ground(page, "L48")) === "rgba(0, 0, 0, 0)", place);
  });

  test(`every note is reached from its line and leads back to it, ${how}`, async (t) => {
    const page = await open(t, { javaScriptEnabled: scripts, height: 600 });
    await page.goto(chain);
    const marks = await page.$$eval("a.m", (all) => all.map((mark) => [mark.closest(".l").id, mark.hash]));
    assert.equal(marks.length, 5);
    for (const [line, note] of marks) {
      await page.locator(`a.m[href="${note}"]`).click();
      assert.ok(page.url().endsWith(note));
      await soon(() => seen(page.locator(note)), `${note} is shown`);
      await page.locator(`${note} footer a[href^="#L"]`).click();
      await soon(() => seen(page.locator(`#${line}`)), `${line} is shown`);
    }
  });
}

test("a range that nobody foresaw is lit whole, written in any of its ways", async (t) => {
  const page = await open(t);
  for (const fragment of ["#L3-L5", "#L3-5", "#L5-L3"]) {
    await page.goto("about:blank");
    await page.goto(chain + fragment);
    assert.deepEqual(await lit(page), ["L3", "L4", "L5"], fragment);
    assert.ok(await seen(page.locator("#L3")));
  }
  await page.evaluate(() => { location.hash = "#L50-L51"; });
  await soon(async () => (await lit(page)).join() === "L50,L51", "the range in the address");
  await page.goBack();
  await soon(async () => (await lit(page)).join() === "L3,L4,L5", "the range before it");
});

test("shift and a click make a range of two lines, in either direction", async (t) => {
  const page = await open(t);
  await page.goto(chain);
  const number = (line) => page.locator(`#L${line} > .n`);
  await number(8).click();
  await number(10).click({ modifiers: ["Shift"] });
  assert.match(page.url(), /#L8-L10$/);
  assert.deepEqual(await lit(page), ["L8", "L9", "L10"]);
  await number(6).click({ modifiers: ["Shift"] });
  assert.match(page.url(), /#L6-L10$/);
  assert.equal((await lit(page)).length, 5);
  assert.equal(page.context().pages().length, 1, "no window was opened");
});

test("notes on the same lines have marks side by side and stand one below the other", async (t) => {
  const page = await open(t);
  await page.goto(chain);
  // Line 20 is under two notes and begins a third.
  const strokes = await page.$$eval("#L20 > :is(a.m, i.b)", (all) => all.map((one) => one.getBoundingClientRect()).map(({ left, right }) => [left, right]));
  assert.equal(strokes.length, 3);
  strokes.sort(([a], [b]) => a - b);
  for (const at of [1, 2]) assert.ok(strokes[at][0] >= strokes[at - 1][1] - 1, JSON.stringify(strokes));
  const notes = await page.$$eval(".note > details", (all) => all.map((one) => one.getBoundingClientRect()).map(({ top, bottom }) => [top, bottom]));
  assert.equal(notes.length, 5);
  for (const [at, [top]] of notes.entries()) if (at) assert.ok(top >= notes[at - 1][1], `note ${at + 1} covers the one before`);
});

test("what is copied is the text, byte for byte", async (t) => {
  const all = readings();
  assert.ok(all.length > 15);
  for (const width of [1280, 320]) {
    const page = await open(t, { width, permissions: ["clipboard-read", "clipboard-write"] });
    for (const { page: address, work, path } of all) {
      const text = source(work, path);
      if (!text) continue;
      await page.goto(base + address);
      const gate = page.locator("details.gate > summary");
      if (await gate.count()) await gate.click();
      await page.mouse.move(0, 0);
      await page.evaluate(() => {
        const lines = document.querySelectorAll(".listing code > .l[id]");
        getSelection().setBaseAndExtent(lines[0], 0, lines[lines.length - 1], lines[lines.length - 1].childNodes.length);
      });
      await page.keyboard.press("Control+C");
      const copied = await page.evaluate(() => navigator.clipboard.readText());
      // A selection ends before the end of its last line, which no reader can select.
      assert.equal(copied.replace(/\r?\n$/, ""), text.replace(/\r?\n$/, ""), `${work}/${path} at ${width}`);
    }
  }
});

test("the text of each line in the page is that of the source", async (t) => {
  const page = await open(t, { javaScriptEnabled: false });
  for (const { page: address, work, path } of readings()) {
    await page.goto(base + address);
    const text = await page.$$eval(".listing[data-whole] code > .l[id]", (lines) => lines.map((line) => line.textContent).join(""));
    assert.equal(text.replace(/\n$/, ""), source(work, path).replace(/\n$/, ""), `${work}/${path}`);
  }
});

for (const scripts of [true, false]) {
  test(`lines that no note is on can be dimmed, and stay readable, ${scripts ? "with" : "without"} scripts`, async (t) => {
    const page = await open(t, { javaScriptEnabled: scripts });
    await page.goto(chain);
    const colours = (line) => page.$$eval(`#${line}, #${line} :not(.n, i)`, (all) => all.map((one) => getComputedStyle(one).color));
    const [without, under] = [await colours("L5"), await colours("L24")];
    assert.ok(new Set(without).size > 1, "coloured");
    await page.locator("#dim").check();
    assert.equal(new Set(await colours("L5")).size, 1);
    assert.notEqual((await colours("L5"))[0], without[0]);
    assert.deepEqual(await colours("L24"), under);
    await page.locator("#dim").uncheck();
    assert.deepEqual(await colours("L5"), without);
  });
}

test("lines that are meant can be cited, linked to and annotated", async (t) => {
  const page = await open(t, { permissions: ["clipboard-read", "clipboard-write"] });
  await page.goto(`${chain}#L22-L24`);
  await page.getByRole("button", { name: "Copy link" }).click();
  assert.equal(await page.evaluate(() => navigator.clipboard.readText()), `${chain}#L22-L24`);
  await page.getByRole("button", { name: "Cite lines 22–24" }).click();
  const box = page.getByRole("dialog");
  await soon(async () => (await box.locator("pre").first().textContent()).includes("lines 22–24"), "the lines in the citation");
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "Annotate lines 22–24" }).click();
  const yaml = box.locator("pre").first();
  await soon(async () => /lines: 22-24\n {2}symbol: Chain\.listen\n/.test(await yaml.textContent()), "the note's target");
  await box.getByLabel("The point, in one line").fill("Words are counted");
  await soon(async () => /^title: Words are counted$/m.test(await yaml.textContent()), "the note's title");
});
