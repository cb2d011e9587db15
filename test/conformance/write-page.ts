import { readFileSync, writeFileSync } from "node:fs";
import { hasShared } from "../shared.js";
import { planExamples } from "./local-runs.js";
import { conformancePage, tally } from "./page.js";
import { runGoldens } from "./run-goldens.js";
import { runTwins } from "./run-twins.js";

/** `npm run conformance`: writes docs/conformance.md, and adds to the lists of what azml equals. Nothing ever leaves those lists. */
if (!hasShared) {
  process.stderr.write("the goldens lie in ../shared, which is not there\n");
  process.exit(2);
}

function addTo(list: URL, judged: readonly { readonly equal: boolean; readonly name: string }[], what: string): void {
  const equal = judged.filter((one) => one.equal).map(({ name }) => `${name}.json`);
  const before = JSON.parse(readFileSync(list, "utf8")) as string[];
  const lost = before.filter((name) => !equal.includes(name));
  if (lost.length > 0) {
    process.stderr.write(`no longer equal:\n${lost.join("\n")}\n`);
    process.exit(1);
  }
  writeFileSync(list, `${JSON.stringify(equal.sort(), null, 1)}\n`);
  process.stdout.write(`${what}: ${equal.length} of ${judged.length} equal, ${equal.length - before.length} more than before\n`);
}

const [cases, twins] = [await runGoldens(), await runTwins()];
addTo(new URL("./passing.json", import.meta.url), cases, "YAML");
addTo(
  new URL("./passing-twins.json", import.meta.url),
  twins.map((twin) => ({ ...twin, name: `dsl/${twin.name}` })),
  "TypeScript",
);
writeFileSync(new URL("../../docs/conformance.md", import.meta.url), conformancePage(cases, twins, planExamples()));
const { equal, inScope, ofAll, excepted, ofRest } = tally([...cases, ...twins]);
process.stdout.write(
  `all: ${equal} of ${inScope} in scope equal (${ofAll} %); without the ${excepted} that differ by a rule ${ofRest} %\n`,
);
