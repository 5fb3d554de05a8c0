// A contribution from the reading page to the merged note, walked by a program: what it does, what it sees, and what that costs a person.
//
//   scratch    an edition under git, whose repository is a host that `host.mjs` stands in for
//   page       lines are marked, "Annotate these lines", a title, the link to the host, the rest of the note, the pull request
//   commands   the check of the workflow over the file; a mistake that was planted, mended by its message; sign-off, merge, build
//   record     README.md beside this: commands with their output, screens, times
//
// `walk` is run by tests/browser/walk.test.mjs, which looks at what came of it; only GLOSSATOR_WALK=record writes the record.

import { execFileSync, spawnSync } from "node:child_process";
import { appendFileSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { standIn } from "./host.mjs";
import { Person } from "./person.mjs";
import { record } from "./record.mjs";

const HERE = dirname(fileURLToPath(import.meta.url));
const REPOSITORY = "https://code.example.org/house/echo";
const LINES = "echo/echo/dice.py";
const TITLE = "Fair is what comes out on average";
const BODY = `The function throws the die as often as it is told, keeps all that came out, and gives their mean. It calls that fair. For a
die of six sides the mean nears three and a half, a number that no throw can show, and a die with two sixes and no one would
be found unfair by it only after many throws. What the name promises of each throw, the code can say only of all of them.`;

/** Makes the edition a repository with an address. Gives a function that runs a command in it. */
export const scratch = (folder, program) => {
  appendFileSync(join(folder, "edition.yaml"), `repository: ${REPOSITORY}\n`);
  writeFileSync(join(folder, ".gitignore"), "source/\nwitnesses/\nsite/\n");
  const env = {
    ...process.env, NO_COLOR: "1", GIT_CONFIG_GLOBAL: "/dev/null", GIT_CONFIG_NOSYSTEM: "1",
    GIT_AUTHOR_NAME: "Tomas Lind", GIT_AUTHOR_EMAIL: "tomas@example.org", GIT_COMMITTER_NAME: "Tomas Lind", GIT_COMMITTER_EMAIL: "tomas@example.org",
  };
  const commands = [];
  const run = (line, { code = 0, told = true } = {}) => {
    const [name, ...rest] = line.match(/"[^"]*"|\S+/g).map((part) => part.replaceAll('"', ""));
    const began = performance.now();
    const ran = spawnSync(name === "glossator" ? program : name, rest, { cwd: folder, env, encoding: "utf8" });
    const seconds = (performance.now() - began) / 1000;
    const output = `${ran.stdout}${ran.stderr}`.replaceAll(folder, "").trimEnd();
    if (ran.status !== code) throw new Error(`${line}: ${ran.status}\n${output}`);
    if (told) commands.push({ line, output, seconds, code });
    return output;
  };
  const quiet = (line) => run(line, { told: false });
  quiet("git init --quiet --initial-branch main");
  quiet("git add --all");
  quiet('git commit --quiet --message "The edition"');
  quiet("glossator build --offline");
  return { folder, run, commands };
};

/** The whole way. `base` is where the site is served, `page` a page of a browser at its beginning. */
export const walk = async ({ page, base, edition }) => {
  const { folder, run, commands } = edition;
  const screens = [];
  const screen = async (name, says, clip) => {
    screens.push({ name, says, image: await page.screenshot({ clip }) });
  };
  const person = new Person(page);
  const host = await standIn(page, REPOSITORY);
  const read = `${base}read/${LINES}/`;
  await page.goto(read);

  person.step("mark the lines");
  await person.click(page.locator('a[href="#L9"]').first());
  await person.click(page.locator('a[href="#L11"]').first(), { modifiers: ["Shift"] });
  const annotate = page.getByRole("button", { name: "Annotate lines 9–11" });
  await annotate.waitFor();
  await screen("1-lines", "The lines are marked: a click on the first number, and one on the last with Shift held.");

  person.step("open the note, say its point");
  await person.click(annotate);
  await person.type(TITLE);
  await page.locator("dialog pre", { hasText: TITLE }).waitFor();
  await screen("2-note", "The note is begun: file, lines, function and stamp are filled in, and the title as it is typed.", { x: 20, y: 16, width: 820, height: 330 });

  person.step("begin it in the repository");
  await person.click(page.getByRole("dialog").locator("a.host"));
  const field = page.locator("textarea");
  await field.waitFor();

  person.step("sign it");
  await person.clickLine(field, "by:");
  await field.evaluate((area) => {
    const value = area.value;
    const start = value.lastIndexOf("\n", area.selectionStart - 1) + 1;
    area.setSelectionRange(start + "by: ".length, area.selectionStart);
  });
  await person.type("[tomas]");
  person.step("say what it rests on");
  await person.clickWord(field, "evidence: text");
  // The mistake that is planted: no such word.
  await person.type("evidence: txt");
  await screen("3-host", "The editor of the code host opens with that text. Here a page of our own stands in for it.");

  person.step("write the note", { counted: false });
  await person.clickLine(field, "body:");
  await person.type(`\n${BODY}`.replaceAll("\n", "\n  "));

  person.step("open the pull request");
  await person.click(page.getByRole("button", { name: "Propose new file" }));
  await person.click(page.getByRole("button", { name: "Create pull request" }));
  await page.getByText("The pull request is open.").waitFor();
  if (!host.asked) throw new Error("nothing was handed in");

  // What the host does with it: a branch, a commit that is signed off, the workflow.
  const put = (text) => {
    mkdirSync(dirname(join(folder, host.file)), { recursive: true });
    writeFileSync(join(folder, host.file), text);
  };
  run("git switch --quiet --create a-note-on-fair");
  put(host.text);
  run(`git add ${host.file}`);
  run('git commit --quiet --signoff --message "A note on fair"');
  const said = run(`glossator check --format github ${host.file}`, { code: 1 });
  const [, lesson] = /title=([a-z-]+)/.exec(said) ?? [];
  await page.goto(`${base}problems/#${lesson}`);
  await screen("4-lesson", "The word that is the message's title leads to its explanation, with an example before and after.");

  const mended = host.text.replace("evidence: txt", "evidence: text");
  put(mended);
  run(`glossator check --format github ${host.file}`);
  run(`git commit --quiet --signoff --message "The word for what it rests on" ${host.file}`);
  run("git log --format=%s%n%(trailers:key=Signed-off-by) main..a-note-on-fair");
  run("git switch --quiet main");
  run('git merge --quiet --no-ff --message "A note by Tomas Lind" a-note-on-fair');
  run("glossator build --offline");

  await page.goto(`${read}#L9-L11`);
  await page.locator("#note-fair-is-what-comes-out-on-average").waitFor();
  await screen("5-merged", "The site is built anew, and the note stands beside its lines.");
  const slug = host.file.split("/").pop().replace(".yaml", "");
  await page.goto(`${base}notes/${LINES}/${slug}/`);
  return { said, lesson, host, mended, person, commands, screens, note: await page.locator("main").textContent() };
};

export { HERE, TITLE, record };

/** Whether all commits of the branch are signed off, by the same script as the workflow's; throws if one is not. */
export const signedOff = (folder, script) => execFileSync(script, ["main~1", "a-note-on-fair"], { cwd: folder, encoding: "utf8" });
export const text = (folder, file) => readFileSync(join(folder, file), "utf8");
