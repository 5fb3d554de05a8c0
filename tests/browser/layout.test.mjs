// Narrow windows, large letters, paper.

import assert from "node:assert/strict";
import { test } from "node:test";
import { getDocument } from "pdfjs-dist/legacy/build/pdf.mjs";
import { missing, none, open, pages, readings, sample, serve, site, source } from "./start.mjs";

const base = await serve(site());

/** By how many pixels a page is wider than its window, and what sticks out. */
const wider = (page) =>
  page.evaluate(() => {
    const over = document.documentElement.scrollWidth - document.documentElement.clientWidth;
    if (over <= 0) return "";
    const out = [...document.querySelectorAll("body *")].find((one) => one.getBoundingClientRect().right > innerWidth + 1 && !one.closest(".scroll"));
    return `${over} pixels: ${out?.outerHTML.slice(0, 120)}`;
  });

for (const [says, which, options] of [
  ["320 pixels", pages, { width: 320, height: 640 }],
  ["320 pixels, without scripts", sample, { width: 320, height: 640, javaScriptEnabled: false }],
  ["1280 pixels at 400 %", sample, { width: 320, height: 256, deviceScaleFactor: 4 }],
  ["1280 pixels", pages, { width: 1280 }],
]) {
  test(`no page is wider than its window: ${says}`, async (t) => {
    const page = await open(t, { ...options, expected: /status of 404/ });
    const wide = [];
    for (const address of [...which().map((address) => base + address), await missing(page, base)]) {
      await page.goto(address);
      await page.$$eval("details", (folds) => { for (const fold of folds) fold.open = true; });
      const over = await wider(page);
      if (over) wide.push(`${address}: ${over}`);
    }
    none(wide);
  });
}

test("without a margin notes begin folded, and open at their place", async (t) => {
  const page = await open(t, { width: 320, height: 640 });
  await page.goto(`${base}read/echo/echo/chain.py/index.html`);
  const text = page.locator("#note-window .text");
  assert.ok(!(await text.isVisible()));
  await page.locator('a.m[href="#note-window"]').click();
  assert.ok(await text.isVisible());
  assert.ok(await page.evaluate(() => document.querySelector("#L19").compareDocumentPosition(document.querySelector("#note-window")) & Node.DOCUMENT_POSITION_FOLLOWING));
});

/** The text of a PDF file, its blanks as one. */
const read = async (bytes) => {
  const pdf = await getDocument({ data: new Uint8Array(bytes), verbosity: 0 }).promise;
  const texts = [];
  for (let number = 1; number <= pdf.numPages; number += 1) {
    const { items } = await (await pdf.getPage(number)).getTextContent();
    texts.push(items.map(({ str, hasEOL }) => str + (hasEOL ? "\n" : "")).join(""));
  }
  return texts.join("\n").replace(/\s+/g, " ");
};

for (const scripts of [true, false]) {
  test(`on paper stand the text and its notes, ${scripts ? "with" : "without"} scripts`, async (t) => {
    // From a narrow window, where notes are folded.
    const page = await open(t, { width: 320, javaScriptEnabled: scripts, colorScheme: "dark" });
    for (const { page: address, work, path } of readings().filter(({ path }) => /(chain|dice|game)\.py$/.test(path))) {
      await page.goto(base + address);
      const notes = await page.$$eval(".note", (all) => all.map((note) => [note.querySelector("h3").textContent, note.querySelector("[role=paragraph]").textContent, note.querySelector("summary .label").textContent]));
      assert.ok(notes.length > 0);
      const printed = await read(await page.pdf({ format: "A4" }));
      const has = (text) => printed.toLowerCase().includes(text.trim().replace(/\s+/g, " ").toLowerCase());
      for (const line of source(work, path).split("\n").filter((line) => line.trim())) assert.ok(has(line), `${path}: ${line}`);
      // The style sheet counts the lines, through all the notes that stand between.
      let at = printed.indexOf(source(work, path).trim().split("\n")[0].trim());
      for (let number = 1; number < source(work, path).split("\n").length; number += 1) {
        at = printed.indexOf(String(number), at);
        assert.ok(at >= 0, `${path}: the number ${number} in ${printed}`);
      }
      for (const [title, text, label] of notes) for (const part of [title, text.split(/[.;:]/)[0], label]) assert.ok(has(part), `${path}: ${part} in ${printed}`);
      for (const frame of ["Skip to the text", "Previous file", "Dim the lines"]) assert.ok(!has(frame), `${path}: ${frame}`);
    }
  });
}

test("what stands behind an advisory is not printed unless it was opened", async (t) => {
  const page = await open(t);
  await page.goto(`${base}read/lantern/words/unkind.txt/index.html`);
  const word = source("lantern", "words/unkind.txt").trim().split("\n").at(-1);
  assert.ok(!(await read(await page.pdf())).includes(word));
  await page.locator(".gate > summary").click();
  assert.ok((await read(await page.pdf())).includes(word));
});
