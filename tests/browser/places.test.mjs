// Where an edition may lie: on a host below other things, on a disk; and what a host shows where nothing is.

import assert from "node:assert/strict";
import { test } from "node:test";
import { disk, missing, open, pages, sample, serve, site, soon } from "./start.mjs";

const base = await serve(site());

const styled = (page) => page.evaluate(() => getComputedStyle(document.querySelector(".head")).display === "flex");

for (const [says, top, all] of [["below other things on a host", base, sample()], ["on a disk", disk(), pages()]]) {
  test(`every page is whole ${says}`, async (t) => {
    // `open` fails the test for whatever does not come or is complained of.
    const page = await open(t);
    assert.ok(all.length > 12);
    for (const address of all) {
      await page.goto(top + address);
      assert.ok(await styled(page), `${address} has its sheet`);
      assert.equal(await page.locator(".theme select").count(), 1, `${address} has its scripts`);
    }
  });

  test(`a reader gets about ${says}`, async (t) => {
    const page = await open(t);
    await page.goto(`${top}index.html`);
    await page.getByRole("navigation", { name: "The edition" }).getByRole("link", { name: "Works" }).click();
    await page.getByRole("link", { name: "Echo", exact: true }).first().click();
    await page.getByRole("link", { name: "echo/chain.py" }).first().click();
    await page.waitForURL(`${top}read/echo/echo/chain.py/index.html`);
    await page.locator("#note-one-chance").getByRole("link", { name: "The window forgets" }).first().click();
    await page.waitForURL(`${top}notes/echo/echo/chain.py/window/index.html`);
    assert.equal(await page.locator("h1").textContent(), "The window forgets");
    await page.goBack();
    await page.waitForURL(`${top}read/echo/echo/chain.py/index.html`);
    await page.goto(`${top}read/echo/echo/chain.py/index.html#L3-L5`);
    await soon(async () => (await page.locator(".l.hit").count()) === 3, "a deep link");
  });
}

test("folders are addresses, too", async (t) => {
  const page = await open(t);
  for (const folder of ["", "works/", "read/echo/echo/chain.py/"]) {
    const response = await page.goto(base + folder);
    assert.equal(response.status(), 200, folder);
    assert.ok(await styled(page));
  }
});

test("where nothing is, a styled page leads back", async (t) => {
  const page = await open(t, { expected: /status of 404/ });
  const address = await missing(page, base);
  const response = await page.goto(address);
  assert.equal(response.status(), 404);
  assert.ok(await styled(page));
  assert.equal(await page.locator("h1").textContent(), "Not found");
  await page.getByRole("link", { name: "The first page" }).click();
  await page.waitForURL(/\/some\/where\/index\.html$/);
  assert.ok(await styled(page));
});

test("no page asks anybody else for anything", async (t) => {
  const page = await open(t);
  const asked = new Set();
  page.on("request", (request) => asked.add(new URL(request.url()).origin));
  for (const address of ["index.html", "read/echo/echo/chain.py/index.html", "search/index.html?q=chain", "map/index.html", "variants/walk/l1-l/index.html"]) {
    await page.goto(base + address, { waitUntil: "networkidle" });
  }
  assert.deepEqual([...asked], [new URL(base).origin]);
});
