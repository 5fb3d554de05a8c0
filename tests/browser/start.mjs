// What each test starts from: the edition that `tests/browser.rs` made and built, a server for its site, a browser, a page.
//
// GLOSSATOR_TEST_EDITION  the edition's folder, its texts vendored, its site built for `UNDER` on this machine
// GLOSSATOR_CHROMIUM      the browser's program
// GLOSSATOR_PROGRAM       the program, for `walk.test.mjs`
// GLOSSATOR_OTHER_SITE    the folder of another site, for `other.test.mjs`

import assert from "node:assert/strict";
import { readFileSync, readdirSync, statSync } from "node:fs";
import { createServer } from "node:http";
import { extname, join, normalize, sep } from "node:path";
import { after } from "node:test";
import { pathToFileURL } from "node:url";
import { chromium } from "playwright-core";

const needed = (name) => process.env[name] ?? assert.fail(`${name} is not set; cargo test --test browser sets it`);

/** The folder of a site, and of the sources of a work. */
export const site = () => join(needed("GLOSSATOR_TEST_EDITION"), "site");
export const source = (work, path) => readFileSync(join(needed("GLOSSATOR_TEST_EDITION"), "corpus", work, "source", path), "utf8");

/** Every file of a folder, as paths with forward slashes, in order. */
export const files = (folder, ending = "") =>
  readdirSync(folder, { recursive: true })
    .filter((name) => name.endsWith(ending) && statSync(join(folder, name)).isFile())
    .map((name) => name.split(sep).join("/"))
    .sort();

/** All pages of the site but the one for what is missing, which a host shows at other addresses: for that, see `missing`. */
export const pages = (folder = site()) => files(folder, ".html").filter((page) => page !== "404.html");

/** One page of each kind: of those in the same folder with the same articles and tables, the one with most to see. */
export const sample = (folder = site()) => {
  const kinds = new Map();
  for (const page of pages(folder)) {
    const html = readFileSync(join(folder, page), "utf8");
    const classes = (pattern) => new Set([...html.matchAll(pattern)].map(([, names]) => names));
    const kind = [page.split("/")[0], ...[...classes(/<(?:article|table)\b[^>]*\bclass="([^"]*)"/g)].sort()].join(" ");
    const much = classes(/\bclass="([^"]*)"/g).size;
    if (!(kinds.get(kind)?.much >= much)) kinds.set(kind, { page, much });
  }
  return [...kinds.values()].map(({ page }) => page);
};

/** The pages that show a whole text, each with its work and path. */
export const readings = () =>
  pages().flatMap((page) => {
    const [, work, path] = /^read\/([^/@]+)\/(.+)\/index\.html$/.exec(page) ?? [];
    return work ? [{ page, work, path }] : [];
  });

const TYPES = { ".html": "text/html; charset=utf-8", ".css": "text/css", ".js": "text/javascript", ".json": "application/json", ".svg": "image/svg+xml" };

/** Where the site lies on its host: not at the root. As in `tests/browser.rs`. */
export const UNDER = "/some/where/";

/**
 * A server as code hosts have it: files below `UNDER`, a folder's `index.html`, `404.html` for the rest. With `halting` a page comes in two
 * parts with a pause between, as over a bad line, so that what a browser paints first can be seen.
 */
export const serve = async (folder, { halting = 0 } = {}) => {
  const file = (path) => {
    const inside = normalize(decodeURIComponent(path).slice(UNDER.length));
    const found = join(folder, inside.endsWith("/") || inside === "." ? `${inside}/index.html` : inside);
    return path.startsWith(UNDER) && !inside.startsWith("..") && statSync(found, { throwIfNoEntry: false })?.isFile() ? found : null;
  };
  const server = createServer((request, response) => {
    if (request.url === "/favicon.ico") return response.writeHead(204).end(); // every browser asks every host once
    const found = file(request.url.split("?")[0]);
    const shown = found ?? join(folder, "404.html");
    const body = readFileSync(shown);
    response.writeHead(found ? 200 : 404, { "content-type": TYPES[extname(shown)] ?? "text/plain; charset=utf-8" });
    if (!halting || extname(shown) !== ".html") return response.end(body);
    const half = body.indexOf("<article") + 3000;
    response.write(body.subarray(0, half));
    setTimeout(() => response.end(body.subarray(half)), halting);
  });
  await new Promise((done) => server.listen(0, "127.0.0.1", done));
  after(() => server.close());
  return `http://127.0.0.1:${server.address().port}${UNDER}`;
};

/** Where the edition says that it is published. As in `tests/browser.rs`. */
const PUBLISHED = `http://edition.example${UNDER}`;

/** An address of the published edition at which there is nothing, for a page that shall come to it. What it asks of that host comes from here. */
export const missing = async (page, base) => {
  await page.route(`${PUBLISHED}**`, async (route) => {
    const response = await route.fetch({ url: route.request().url().replace(PUBLISHED, base) });
    await route.fulfill({ response });
  });
  return `${PUBLISHED}no/such/page/index.html`;
};

/** The site as it is opened from disk. */
export const disk = (folder = site()) => `${pathToFileURL(folder)}/`;

let started;
const browser = () => {
  started ??= chromium.launch({
    executablePath: needed("GLOSSATOR_CHROMIUM"),
    // As anybody starts it, with a profile that is gone afterwards; only root has to do without the sandbox.
    args: ["--disable-gpu", "--disable-background-networking", ...(process.getuid?.() === 0 ? ["--no-sandbox"] : [])],
  });
  return started;
};
after(async () => (await started)?.close());

/**
 * A page in a profile of its own, closed after the test. Whatever the browser complains of fails the test: errors of scripts, files that do not
 * come, what the page's own policy forbids. `expected` says which complaints are the point of the test.
 */
export const open = async (t, { width = 1280, height = 900, expected = /^$/, ...options } = {}) => {
  const context = await (await browser()).newContext({ viewport: { width, height }, reducedMotion: "reduce", ...options });
  context.setDefaultTimeout(5000);
  const page = await context.newPage();
  page.faults = [];
  const fault = (what) => { if (!expected.test(what)) page.faults.push(`${page.url()}: ${what}`); };
  page.on("pageerror", (error) => fault(error.message));
  page.on("console", (message) => { if (["error", "warning"].includes(message.type())) fault(message.text()); });
  page.on("requestfailed", (request) => fault(`${request.url()} did not come: ${request.failure()?.errorText}`));
  t.after(async () => {
    await context.close();
    none(page.faults);
  });
  return page;
};

/** Whether an element is inside the window, at least in part. */
export const seen = (locator) =>
  locator.evaluate((element) => {
    const { top, bottom, height } = element.getBoundingClientRect();
    return height > 0 && bottom > 0 && top < innerHeight;
  });

/** Waits until something holds, for at most ten seconds: scripts answer soon, but not at once, and not on a busy machine. */
export const soon = async (check, says) => {
  let last;
  for (const end = Date.now() + 10_000; Date.now() < end; await new Promise((done) => setTimeout(done, 20))) {
    last = await check();
    if (last === true) return;
  }
  assert.fail(`${says}: ${JSON.stringify(last)}`);
};

/** A list of faults is empty; if not, it is what one reads. */
export const none = (faults) => { if (faults.length) assert.fail(["", ...faults].join("\n")); };
