// The pages are HTML, as two validators know it. Links, fragments and ids are followed in `tests/program/links.rs`.

import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { createRequire } from "node:module";
import { join } from "node:path";
import { test } from "node:test";
import { HtmlValidate } from "html-validate";
import { files, none, site } from "./start.mjs";

const all = () => files(site(), ".html");
const jar = join(createRequire(import.meta.url).resolve("vnu-jar/package.json"), "../build/dist/vnu.jar");

/** What is said on purpose against the letter of the standard, or against a validator that is older than it. */
const EXCEPTIONS = [
  // A text whose lines end in CR LF is kept and copied as it is. HTML has no other way to write a CR that stays, and parsers agree on this one.
  /^A numeric character reference expanded to carriage return\.$/,
  // Since SVG 2 an id is whatever has no blanks, as in HTML; the validator has the schema of SVG 1.1. A file's id is its path.
  /^Bad value “at-\S+” for attribute “id” on element “g”: Not a valid XML 1\.0 name\.$/,
];

test("no error for the Nu checker", { timeout: 120_000 }, async () => {
  assert.ok(all().length > 60);
  const output = await new Promise((done, failed) => {
    const options = ["-Xss1m", "-jar", jar, "--format", "json", "--skip-non-html", "--exit-zero-always", site()];
    execFile("java", options, { maxBuffer: 1 << 26 }, (error, _, said) => (error ? failed(error) : done(said)));
  });
  const { messages } = JSON.parse(output);
  const errors = messages.filter(({ type, message }) => type === "error" && !EXCEPTIONS.some((exception) => exception.test(message)));
  none(errors.map(({ url, lastLine, message }) => `${url}:${lastLine}: ${message}`));
  assert.ok(messages.every(({ type }) => type !== "non-document-error"), "every page was read");
});

test("no error for html-validate", async () => {
  const validator = new HtmlValidate({
    root: true,
    extends: ["html-validate:recommended"],
    rules: {
      // Matters of taste, and blanks at the ends of lines of code, which are the authors'.
      "doctype-style": "off",
      "no-trailing-whitespace": "off",
      // As of HTML 5 an id is whatever has no blanks.
      "valid-id": ["error", { relaxed: true }],
      // A box that scrolls is a region for whoever scrolls it by keys, and no section of the text.
      "prefer-native-element": ["error", { exclude: ["region"] }],
    },
  });
  const faults = [];
  for (const page of all()) {
    const { results } = await validator.validateFile(join(site(), page));
    for (const { messages } of results) for (const { line, ruleId, message } of messages) faults.push(`${page}:${line}: ${ruleId}: ${message}`);
  }
  none(faults);
});
