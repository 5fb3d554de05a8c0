// What a page costs a reader on a bad line, compressed as hosts do it. Bounds in bytes: with none of them a page would grow unnoticed.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join, posix } from "node:path";
import { test } from "node:test";
import { gzipSync } from "node:zlib";
import { files, none, pages, site } from "./start.mjs";

const KB = 1000;
const weight = (text) => gzipSync(text, { level: 9 }).length;
const read = (path) => readFileSync(join(site(), path));

/** What a page has around its own content, and the files of a kind that it links to. */
const parts = (page) => {
  const html = read(page).toString("utf8");
  const linked = (pattern) => [...html.matchAll(pattern)].map(([, href]) => posix.join(posix.dirname(page), href));
  return {
    chrome: html.replace(/<main[^>]*>.*<\/main>/s, ""),
    sheets: linked(/<link rel="stylesheet" href="([^"]+)"/g),
    scripts: linked(/<script src="([^"]+)"/g),
  };
};
const sum = (paths) => paths.reduce((all, path) => all + weight(read(path)), 0);
const searches = (path) => /\/(search|found)\.js$/.test(path);

const bounded = (says, bound, of) => {
  test(`${says} of a page: at most ${bound / KB} kB`, () => {
    const heavy = [];
    for (const page of pages()) {
      const bytes = of(parts(page));
      assert.ok(bytes > 0, `${page} has no ${says}`);
      if (bytes > bound) heavy.push(`${page}: ${bytes} bytes`);
    }
    none(heavy);
  });
};

bounded("HTML around the content", 7 * KB, ({ chrome }) => weight(chrome));
bounded("style sheets", 12 * KB, ({ sheets }) => sum(sheets));
bounded("scripts, apart from the search", 10 * KB, ({ scripts }) => sum(scripts.filter((path) => !searches(path))));

test("what searches, and the indexes of this small edition, are at most 16 kB", () => {
  const { scripts } = parts("search/index.html");
  const indexes = files(join(site(), "search"), ".js").filter((path) => !path.includes("/")).map((path) => `search/${path}`);
  assert.equal(indexes.length, 2);
  const bytes = sum(scripts.filter(searches)) + sum(indexes);
  assert.ok(bytes <= 16 * KB, `${bytes} bytes`);
});

test("no page but that which searches loads what searches", () => {
  for (const page of pages()) {
    const found = parts(page).scripts.filter(searches);
    assert.equal(found.length, page === "search/index.html" ? 2 : 0, page);
  }
});
