// The record of a walk: commands with their output, screens, what the machine took, what a person would take.

import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { Person, SECONDS } from "./person.mjs";

const PROMISED = 90;

const table = (rows) => rows.map((row) => `| ${row.join(" | ")} |`).join("\n");

/** Writes README.md and the screens into a folder. */
export const record = (folder, { person, commands, screens, said }) => {
  for (const { name, image } of screens) writeFileSync(join(folder, `${name}.png`), image);
  const picture = (at) => `${screens[at].says}\n\n![](${screens[at].name}.png)\n`;
  const counted = person.steps.filter((step) => step.counted);
  const sum = counted.reduce((all, step) => all + Person.seconds(step), 0);
  const written = person.steps.filter((step) => !step.counted).reduce((all, step) => all + Person.seconds(step), 0);
  const rows = person.steps.map((step) => [step.name, ...Object.keys(SECONDS).map((act) => step.acts[act]), step.counted ? Person.seconds(step).toFixed(1) : `(${Person.seconds(step).toFixed(1)})`]);
  const shown = commands.map(({ line, output, seconds, code }) => `$ ${line}\n${output ? `${output}\n` : ""}# ${code ? `exit ${code}, ` : ""}${seconds.toFixed(2)} s`).join("\n\n");
  writeFileSync(join(folder, "README.md"), `# From a line to a merged note

This is the record of a walk through a contribution, made by \`GLOSSATOR_WALK=record cargo test --test browser\`. The edition is the one of the
tests; a page of our own stands in for the code host. The same walk is a test, which looks at everything but the times.

## On the page

${picture(0)}
${picture(1)}
${picture(2)}
The rest is typed there: who writes, what it rests on, and the note itself. One mistake is planted: \`evidence: txt\`.

## After the pull request

The workflow's check says, on the line in question:

    ${said.split("\n").join("\n    ")}

${picture(3)}
That line is mended in the same place, on the host. Everything that was run, with its output and the time that it took (the program without optimisation):

\`\`\`\`\`console
${shown}
\`\`\`\`\`

${picture(4)}
## What it takes a person

Counted from what the walk typed and clicked, by the keystroke-level model (S. K. Card, T. P. Moran and A. Newell, "The Keystroke-Level Model for User
Performance Time with Interactive Systems", *Communications of the ACM* 23.7, 1980): a key or button takes ${SECONDS.K} s (K), bringing the mouse to
something ${SECONDS.P} s (P), bringing a hand from keys to mouse or back ${SECONDS.H} s (H), and a thought before each step ${SECONDS.M} s (M).

${table([["step", ...Object.keys(SECONDS), "s"], ["---", "--:", "--:", "--:", "--:", "--:"], ...rows])}

From the line to the pull request: **${sum.toFixed(0)} seconds** of ${PROMISED}, for somebody who is signed in and makes no mistake. Not counted is thinking of the note, and
typing its text (in brackets: ${written.toFixed(0)} s for this one). The model knows skilled hands only, no waiting for pages and no reading; nobody was timed.
`);
  return sum;
};
