// A page of each kind of another site, which may have kinds that the test edition has not: GLOSSATOR_OTHER_SITE names its folder.

import { test } from "node:test";
import { violations } from "./axe.mjs";
import { none, open, sample, serve } from "./start.mjs";

const folder = process.env.GLOSSATOR_OTHER_SITE;
const skip = folder ? false : "GLOSSATOR_OTHER_SITE is not set";

for (const width of [1280, 320]) {
  test(`axe has nothing to say of another site at ${width} pixels, and nothing is wider`, { skip }, async (t) => {
    const base = await serve(folder);
    const page = await open(t, { width });
    const found = [];
    for (const address of sample(folder)) {
      await page.goto(base + address);
      found.push(...(await violations(page)));
      const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
      if (over > 0) found.push(`${address}: ${over} pixels wider than its window`);
    }
    none(found);
  });
}
