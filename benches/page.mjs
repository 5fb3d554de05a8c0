// What a page costs its reader: milliseconds of the browser's main thread, to the first contentful paint and to the end of loading.
//
//     node benches/page.mjs SITE read/work/file.py/index.html …
//
// SITE is the folder of a built site. An empty page stands at the head of the table: what the browser needs for itself. Each page is opened by turns,
// eleven times, without its window being shown; the median stands, with the least and the most. It needs what `tests/browser/README.md` names.
// The first paint is taken from the browser's trace (only tasks, loading and marks are traced: tracing costs time itself), the whole from its
// own account of tasks, untraced.

import { createRequire } from "node:module";
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { cpus, loadavg, tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";

const { chromium } = createRequire(new URL("../tests/browser/package.json", import.meta.url))("playwright-core");
const TURNS = 11;

const [folder, ...pages] = process.argv.slice(2);
if (!folder || !pages.length || pages.some((page) => !existsSync(join(folder, page)))) {
  console.error("node benches/page.mjs SITE PAGE…, with pages as paths below SITE");
  process.exit(2);
}
const scratch = mkdtempSync(join(tmpdir(), "page-"));
writeFileSync(join(scratch, "empty.html"), "<!doctype html><title>Empty</title><p>Empty");
const addresses = [["an empty page", pathToFileURL(join(scratch, "empty.html")).href], ...pages.map((page) => [page, pathToFileURL(resolve(folder, page)).href])];

const browser = await chromium.launch({
  executablePath: process.env.GLOSSATOR_CHROMIUM ?? "/usr/bin/chromium",
  args: ["--disable-gpu", "--disable-background-networking", ...(process.getuid?.() === 0 ? ["--no-sandbox"] : [])],
});
const fresh = async () => {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  const page = await context.newPage();
  return { context, page, session: await context.newCDPSession(page) };
};

/** All tasks of the main thread to the end of loading. */
const whole = async (address) => {
  const { context, page, session } = await fresh();
  await session.send("Performance.enable", { timeDomain: "threadTicks" });
  await page.goto(address, { waitUntil: "load" });
  const { metrics } = await session.send("Performance.getMetrics");
  await context.close();
  return metrics.find(({ name }) => name === "TaskDuration").value * 1000;
};

/** The tasks of the main thread that began before the first contentful paint. */
const toPaint = async (address) => {
  const { context, page, session } = await fresh();
  const events = [];
  session.on("Tracing.dataCollected", ({ value }) => events.push(...value));
  await session.send("Tracing.start", { transferMode: "ReportEvents", traceConfig: { includedCategories: ["toplevel", "blink.user_timing", "loading"] } });
  await page.goto(address, { waitUntil: "load" });
  await page.waitForTimeout(300);
  const complete = new Promise((done) => session.once("Tracing.tracingComplete", done));
  await session.send("Tracing.end");
  await complete;
  await context.close();
  const paint = events.filter(({ name }) => name === "firstContentfulPaint").pop();
  const begin = events.filter(({ name, pid }) => name === "navigationStart" && pid === paint?.pid).pop();
  if (!begin) return NaN;
  const tasks = events.filter(({ name, ph, pid, tid, ts }) => ph === "X" && /RunTask$/.test(name) && pid === paint.pid && tid === paint.tid && ts >= begin.ts && ts < paint.ts);
  return tasks.reduce((sum, { tdur, dur }) => sum + (tdur ?? dur), 0) / 1000;
};

const taken = new Map(addresses.map(([name]) => [name, { paint: [], all: [] }]));
const load = loadavg()[0].toFixed(2);
for (let turn = 0; turn < TURNS; turn += 1) {
  for (const [name, address] of addresses) {
    taken.get(name).paint.push(await toPaint(address));
    taken.get(name).all.push(await whole(address));
  }
}
await browser.close();
rmSync(scratch, { recursive: true });

const told = (numbers) => {
  const sorted = numbers.filter((number) => !Number.isNaN(number)).sort((a, b) => a - b);
  const [least, median, most] = [sorted[0], sorted[sorted.length >> 1], sorted.at(-1)].map((number) => Math.round(number));
  return `${median} (${least} to ${most})`;
};
console.log(`${cpus().length} processors, ${cpus()[0].model.trim()}, load ${load} at the beginning; ${browser.version()}\n`);
console.log("| page | to the first paint, ms | to the end of loading, ms |\n|---|---:|---:|");
for (const [name, { paint, all }] of taken) console.log(`| ${name} | ${told(paint)} | ${told(all)} |`);
