import { readFileSync, writeFileSync } from "node:fs";
import { hasShared } from "../shared.js";
import { conformancePage } from "./page.js";
import { runGoldens } from "./run-goldens.js";

/** `npm run conformance`: writes docs/conformance.md, and adds to the list of goldens that azml equals. Nothing ever leaves that list. */
const ratchet = new URL("./passing.json", import.meta.url);

if (!hasShared) {
  process.stderr.write("the goldens lie in ../shared, which is not there\n");
  process.exit(2);
}
const cases = await runGoldens();
const equal = cases.filter((judged) => judged.equal).map(({ name }) => `${name}.json`);
const before = JSON.parse(readFileSync(ratchet, "utf8")) as string[];
const lost = before.filter((name) => !equal.includes(name));
if (lost.length > 0) {
  process.stderr.write(`no longer equal:\n${lost.join("\n")}\n`);
  process.exit(1);
}
writeFileSync(ratchet, `${JSON.stringify([...equal].sort(), null, 1)}\n`);
writeFileSync(new URL("../../docs/conformance.md", import.meta.url), conformancePage(cases));
process.stdout.write(`${equal.length} of ${cases.length} equal, ${equal.length - before.length} more than before\n`);
