// What axe says of a page, in both themes.

import { createRequire } from "node:module";
import { readFileSync } from "node:fs";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/** What differs between the themes. */
const COLOURS = ["color-contrast", "link-in-text-block"];

/** Every violation on the page that is open, as lines to read. */
export const violations = async (page) => {
  const all = [];
  await page.evaluate(axe);
  // What is laid out only when a reader comes near, now: until then it stands in a box that is not its own.
  await page.$$eval("main *", (elements) => {
    for (const element of elements) if (getComputedStyle(element).contentVisibility === "auto") element.style.contentVisibility = "visible";
  });
  for (const [colorScheme, runOnly] of [["light", RULES], ["dark", COLOURS]]) {
    await page.emulateMedia({ colorScheme });
    const found = await page.evaluate((runOnly) => globalThis.axe.run(document, { runOnly, resultTypes: ["violations"], preload: false }), runOnly);
    for (const { id, nodes } of found.violations) {
      for (const { target, failureSummary } of nodes) all.push(`${page.url()} (${colorScheme}): ${id}: ${target.join(" ")}: ${failureSummary.replace(/\s+/g, " ")}`);
    }
  }
  return all;
};
