// Light and dark: the system's choice, the reader's, and no flash of the other.

import assert from "node:assert/strict";
import { test } from "node:test";
import { open, serve, site, soon } from "./start.mjs";

const base = await serve(site());
const home = `${base}index.html`;
const chain = `${base}read/echo/echo/chain.py/index.html`;

const isDark = (page) =>
  page.evaluate(() => {
    // Any notation of a colour as red, green and blue.
    const context = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
    context.fillStyle = getComputedStyle(document.body).backgroundColor;
    context.fillRect(0, 0, 1, 1);
    const [red, green, blue] = context.getImageData(0, 0, 1, 1).data;
    return red + green + blue < 3 * 128;
  });

for (const scripts of [true, false]) {
  for (const colorScheme of ["light", "dark"]) {
    test(`a ${colorScheme} system has a ${colorScheme} page, ${scripts ? "with" : "without"} scripts`, async (t) => {
      const page = await open(t, { javaScriptEnabled: scripts, colorScheme });
      await page.goto(chain);
      assert.equal(await isDark(page), colorScheme === "dark");
      await page.emulateMedia({ colorScheme: colorScheme === "dark" ? "light" : "dark" });
      assert.equal(await isDark(page), colorScheme !== "dark", "when the system changes its mind");
    });
  }
}

test("without scripts there is no switch that could not work", async (t) => {
  const page = await open(t, { javaScriptEnabled: false });
  await page.goto(home);
  assert.equal(await page.locator(".theme, select, .foot button").count(), 0);
});

test("the reader's choice wins over the system's, is kept, and can be taken back", async (t) => {
  const page = await open(t, { colorScheme: "light" });
  await page.goto(home);
  await page.getByLabel("Theme").selectOption("dark");
  assert.ok(await isDark(page));
  await page.reload();
  assert.ok(await isDark(page), "after a reload");
  await page.goto(chain);
  assert.ok(await isDark(page), "on another page");
  assert.equal(await page.getByLabel("Theme").inputValue(), "dark");
  const other = await page.context().newPage();
  await other.goto(home);
  await other.getByLabel("Theme").selectOption("system");
  await soon(async () => !(await isDark(page)), "a choice in another window");
});

test("the choice is there before anything is painted", async (t) => {
  // The page's second half comes late: the browser paints the first before it.
  const slow = await serve(site(), { halting: 600 });
  const page = await open(t, { colorScheme: "light" });
  await page.goto(`${slow}index.html`);
  await page.evaluate(() => localStorage.setItem("glossator-theme", "dark"));
  await page.addInitScript(() => {
    globalThis.met = {};
    // First paint and first contentful paint may be told of in two lists.
    new PerformanceObserver((list) => { globalThis.met.painted ??= list.getEntriesByName("first-paint")[0]?.startTime; }).observe({ type: "paint", buffered: true });
    new MutationObserver(() => { globalThis.met.set ??= performance.now(); }).observe(document, { attributes: true, subtree: true, attributeFilter: ["data-theme"] });
  });
  await page.goto(`${slow}read/echo/echo/chain.py/index.html`);
  await soon(() => page.evaluate(() => globalThis.met.painted > 0), "something is painted");
  const { set, painted, ended } = await page.evaluate(() => ({ ...globalThis.met, ended: performance.timing.domContentLoadedEventStart - performance.timing.navigationStart }));
  assert.ok(painted < ended, `the pause was too short: painted at ${painted}, ended at ${ended}`);
  assert.ok(set <= painted, `set at ${set}, painted at ${painted}`);
});
