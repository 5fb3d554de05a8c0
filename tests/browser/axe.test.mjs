// No page has anything that axe complains of: wide and narrow, light and dark.

import { test } from "node:test";
import { violations } from "./axe.mjs";
import { missing, none, open, pages, serve, site } from "./start.mjs";

const base = await serve(site());

for (const [says, width, opened] of [["wide, with all its folds open,", 1280, true], ["narrow", 320, false]]) {
  test(`axe has nothing to say of any ${says} page`, async (t) => {
    const page = await open(t, { width, expected: /status of 404/ });
    const found = [];
    for (const address of [...pages().map((address) => base + address), await missing(page, base)]) {
      await page.goto(address);
      if (opened) await page.$$eval("details", (folds) => { for (const fold of folds) fold.open = true; });
      found.push(...(await violations(page)));
    }
    none(found);
  });
}

test("axe has nothing to say of the boxes, nor of what was found", async (t) => {
  const page = await open(t);
  const found = [];
  await page.goto(`${base}read/echo/echo/chain.py/index.html#L3-L5`);
  for (const button of ["Keys", "Cite lines 3–5", "Annotate lines 3–5"]) {
    await page.getByRole("button", { name: button }).click();
    found.push(...(await violations(page)));
    await page.keyboard.press("Escape");
  }
  await page.goto(`${base}search/index.html?q=chain`);
  await page.locator(".found li").first().waitFor();
  found.push(...(await violations(page)));
  none(found);
});
