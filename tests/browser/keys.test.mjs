// The keyboard: the way through a page without any other tool, and the single keys for those who read much.

import assert from "node:assert/strict";
import { test } from "node:test";
import { open, seen, serve, site, soon } from "./start.mjs";

const base = await serve(site());
const chain = `${base}read/echo/echo/chain.py/index.html`;
const path = `${base}paths/one-word/index.html`;

const focused = (page) => page.evaluate(() => document.activeElement.closest(".note, .stop")?.id ?? document.activeElement.id);
// The list is made when it is asked for.
const listed = async (page) => {
  await page.keyboard.press("?");
  return page.$$eval("dialog.keylist[open] dt", (all) => all.map((one) => one.textContent));
};
const dialog = (page) => page.locator("dialog.keylist[open]").count();
const at = async (page, end) => {
  await soon(() => page.url().endsWith(end) || page.url(), end);
  await page.waitForLoadState();
};

/** Every stop of the tab key from the top of the page to its end. */
const walk = async (page) => {
  const stops = [];
  for (;;) {
    await page.keyboard.press("Tab");
    const stop = await page.evaluate(() => {
      const element = document.activeElement;
      if (element === document.body || element.dataset.walked) return null;
      element.dataset.walked = "yes";
      const shows = getComputedStyle(element);
      return {
        name: (element.getAttribute("aria-label") ?? element.labels?.[0]?.textContent ?? element.textContent).trim(),
        within: element.closest(".note") ? "note" : element.closest("code") ? "code" : element.closest("main") ? "main" : "frame",
        mark: element.matches("a.m"),
        ring: shows.outlineStyle !== "none" && parseFloat(shows.outlineWidth) >= 1,
        inside: element.getBoundingClientRect().bottom > 0 && element.getBoundingClientRect().top < innerHeight,
      };
    });
    if (!stop) return stops;
    stops.push(stop);
    assert.ok(stops.length < 400, "no end");
  }
};

test("the tab key stops at marks and notes, not at lines and names, and each stop is seen", async (t) => {
  const page = await open(t);
  await page.goto(chain);
  const stops = await walk(page);
  const count = (within) => stops.filter((stop) => stop.within === within).length;
  const [marks, links] = await page.evaluate(() => [document.querySelectorAll("a.m").length, document.querySelectorAll(".note :is(summary, a)").length]);
  assert.equal(count("code"), marks, "in the code only its marks");
  assert.ok(stops.every(({ within, mark }) => within !== "code" || mark));
  assert.equal(count("note"), links);
  // The head of the edition, the folds of the page and its sections, which do not grow with the text: all but the index of names.
  const names = await page.locator(".index-of-names a[href]:not([tabindex])").count();
  const rest = stops.length - marks - links - names;
  assert.ok(rest <= 45, `${rest} others: ${stops.filter(({ within }) => within === "main" || within === "frame").map(({ name }) => name).join(" | ")}`);
  for (const { name, ring, inside } of stops) assert.ok(ring && inside && name, `${name}: ${ring ? "out of sight" : "no ring"}`);
});

test("the first stop skips to the text", async (t) => {
  const page = await open(t);
  await page.goto(chain);
  await page.keyboard.press("Tab");
  assert.ok(await seen(page.locator(".skip")));
  await page.keyboard.press("Enter");
  await page.keyboard.press("Tab");
  assert.ok(await page.evaluate(() => document.activeElement.closest("main") !== null));
});

test("without scripts the whole page can be walked too", async (t) => {
  const page = await open(t, { javaScriptEnabled: false });
  await page.goto(chain);
  let met = false;
  for (let stop = 0; stop < 60 && !met; stop += 1) {
    await page.keyboard.press("Tab");
    met = await page.locator("a.m:focus").count() > 0;
  }
  assert.ok(met, "a mark");
  await page.keyboard.press("Enter");
  assert.match(page.url(), /#note-whole-class$/);
});

test("the list has the keys that do something here, and no others", async (t) => {
  const page = await open(t);
  await page.goto(chain);
  assert.deepEqual(await listed(page), ["j", "k", "w", "b", "]", "[", "d", "s", "?"]);
  await page.goto(path);
  assert.deepEqual(await listed(page), ["w", "b", "n", "p", "]", "s", "?"]);
  await page.goto(`${base}bibliography/index.html`);
  assert.deepEqual(await listed(page), ["s", "?"]);
});

test("j and k go from note to note", async (t) => {
  const page = await open(t);
  await page.goto(chain);
  const went = [];
  for (const key of ["j", "j", "j", "k"]) {
    await page.keyboard.press(key);
    went.push(await focused(page));
  }
  assert.deepEqual(went, ["note-whole-class", "note-window", "note-comment-speaks", "note-window"]);
  assert.ok(await seen(page.locator("#note-window")));
});

test("w and b go from name to name in the code", async (t) => {
  const page = await open(t);
  await page.goto(chain);
  const went = [];
  for (const key of ["w", "w", "w", "b"]) {
    await page.keyboard.press(key);
    went.push(await page.evaluate(() => document.activeElement.textContent));
  }
  assert.deepEqual(went, ["random", "defaultdict", "dataclass", "defaultdict"]);
});

test("n and p go from stop to stop of a path", async (t) => {
  const page = await open(t, { height: 600 });
  await page.goto(path);
  const went = [];
  for (const key of ["n", "n", "n", "p"]) {
    await page.keyboard.press(key);
    went.push(await focused(page));
  }
  assert.deepEqual(went, ["stop-1", "stop-2", "stop-3", "stop-2"]);
  assert.ok(await seen(page.locator("#stop-2")));
});

test("brackets go to the next file and the one before", async (t) => {
  const page = await open(t);
  await page.goto(chain);
  await page.keyboard.press("]");
  await at(page, "read/echo/echo/words.py/index.html");
  await page.keyboard.press("[");
  await at(page, "read/echo/echo/chain.py/index.html");
});

test("d dims, s searches, ? lists", async (t) => {
  const page = await open(t);
  await page.goto(chain);
  await page.keyboard.press("d");
  assert.ok(await page.locator("#dim").isChecked());
  await page.keyboard.press("d");
  assert.ok(!(await page.locator("#dim").isChecked()));
  await page.keyboard.press("?");
  assert.equal(await dialog(page), 1);
  await page.getByRole("button", { name: "Close" }).focus();
  await page.keyboard.press("d");
  assert.ok(!(await page.locator("#dim").isChecked()), "nothing happens behind the list");
  await page.keyboard.press("Escape");
  assert.equal(await dialog(page), 0);
  await page.keyboard.press("s");
  await at(page, "search/index.html");
  await soon(async () => (await page.evaluate(() => document.activeElement.id)) === "q", "the field");
});

test("no key works with Ctrl, Alt or Meta, nor where one types", async (t) => {
  const page = await open(t);
  await page.goto(chain);
  const still = async (says) => {
    assert.equal(page.url(), chain, says);
    assert.equal(await dialog(page), 0, says);
    assert.ok(!(await page.locator("#dim").isChecked()), says);
  };
  for (const modifier of ["Control", "Alt", "Meta"]) {
    for (const key of ["]", "s", "?", "d", "j"]) {
      // As the page would get it: some of these the browser takes for itself.
      await page.evaluate(([key, modifier]) => {
        const flag = { Control: "ctrlKey", Alt: "altKey", Meta: "metaKey" }[modifier];
        document.body.dispatchEvent(new KeyboardEvent("keydown", { key, [flag]: true, bubbles: true, cancelable: true }));
      }, [key, modifier]);
      await still(`${modifier} ${key}`);
    }
  }
  await page.evaluate(() => document.body.dispatchEvent(new KeyboardEvent("keydown", { key: "d", bubbles: true, cancelable: true })));
  assert.ok(await page.locator("#dim").isChecked(), "without a modifier the same event is heard");
  await page.locator("#dim").uncheck();

  const field = page.getByLabel("The point, in one line");
  await field.focus();
  await page.keyboard.type("judge? [so]");
  assert.equal(await field.inputValue(), "judge? [so]");
  await still("typing");
  await page.goto(`${base}search/index.html`);
  await page.locator("#q").focus();
  await page.keyboard.type("s?");
  assert.equal(await page.locator("#q").inputValue(), "s?");
  assert.equal(await dialog(page), 0);
});

test("the keys can be switched off and stay off", async (t) => {
  const page = await open(t);
  await page.goto(chain);
  await page.getByRole("button", { name: "Keys" }).click();
  await page.getByLabel("Use these keys").uncheck();
  await page.keyboard.press("Escape");
  const none = async () => {
    for (const key of ["d", "?", "]"]) await page.keyboard.press(key);
    assert.equal(await dialog(page), 0);
    assert.ok(!(await page.locator("#dim").isChecked()));
    assert.equal(page.url(), chain);
  };
  await none();
  await page.reload();
  await none();
  await page.getByRole("button", { name: "Keys" }).click();
  assert.ok(!(await page.getByLabel("Use these keys").isChecked()));
  await page.getByLabel("Use these keys").check();
  await page.getByRole("button", { name: "Close" }).click();
  await page.keyboard.press("d");
  assert.ok(await page.locator("#dim").isChecked());
});
