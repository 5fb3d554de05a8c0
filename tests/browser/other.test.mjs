// Another site, which may have kinds of pages that the test edition has not: GLOSSATOR_OTHER_SITE names its folder. A page of each kind is looked at; every
// page, if GLOSSATOR_EVERY_PAGE is set (for the founding edition that takes half an hour).

import { test } from "node:test";
import { violations } from "./axe.mjs";
import { none, open, pages, sample, serve } from "./start.mjs";

const folder = process.env.GLOSSATOR_OTHER_SITE;
const skip = folder ? false : "GLOSSATOR_OTHER_SITE is not set";

for (const width of [1280, 320]) {
  test(`axe has nothing to say of another site at ${width} pixels, and nothing is wider`, { skip }, async (t) => {
    const base = await serve(folder);
    const page = await open(t, { width });
    const found = [];
    for (const address of process.env.GLOSSATOR_EVERY_PAGE ? pages(folder) : sample(folder)) {
      await page.goto(base + address);
      found.push(...(await violations(page)));
      const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
      if (over > 0) found.push(`${address}: ${over} pixels wider than its window`);
    }
    none(found);
  });
}
