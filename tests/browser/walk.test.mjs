// A contribution from the reading page to the merged note, walked as a whole: ../walk/walk.mjs. With GLOSSATOR_WALK=record its record is written.

import assert from "node:assert/strict";
import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { Person } from "../walk/person.mjs";
import { HERE, TITLE, record, scratch, signedOff, text, walk } from "../walk/walk.mjs";
import { open, serve } from "./start.mjs";

test("a note goes from the line to the edition", async (t) => {
  const top = mkdtempSync(join(tmpdir(), "walk-"));
  t.after(() => rmSync(top, { recursive: true }));
  const folder = join(top, "edition");
  cpSync(process.env.GLOSSATOR_TEST_EDITION, folder, { recursive: true });
  const edition = scratch(folder, process.env.GLOSSATOR_PROGRAM);
  const base = await serve(join(folder, "site"));
  const page = await open(t, { width: 860, height: 520 });
  const walked = await walk({ page, base, edition });

  assert.equal(walked.lesson, "bad-choice", walked.said);
  assert.match(walked.said, new RegExp(`^::error file=${walked.host.file},line=\\d+`), "the message stands on its line");
  const file = text(folder, walked.host.file);
  assert.equal(file, walked.mended);
  assert.match(file, /^ {2}lines: 9-11\n {2}symbol: fair$/m);
  assert.match(file, /^stamp: [0-9a-f]{16}$/m);
  assert.ok(walked.note.includes(TITLE) && walked.note.includes("Tomas Lind"), walked.note);
  signedOff(folder, join(HERE, "../../.ci/signed-off"));
  // The promise: from line to pull request in ninety seconds, what is typed as the note itself apart.
  const seconds = walked.person.steps.filter((step) => step.counted).reduce((all, step) => all + Person.seconds(step), 0);
  assert.ok(seconds > 10 && seconds < 90, `${seconds}`);
  if (process.env.GLOSSATOR_WALK === "record") record(HERE, walked);
});
