import { mkdirSync, realpathSync, writeFileSync } from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";
import { emitCase, readIndex } from "./emit-case.js";

/** `npm run --silent conformance:emit -- --corpus DIR --index FILE --out DIR`: one JSON file for each row of the index. */
const { values } = parseArgs({ options: { corpus: { type: "string" }, index: { type: "string" }, out: { type: "string" } } });
const { corpus, index, out } = values;
if (corpus === undefined || index === undefined || out === undefined) {
  process.stderr.write("usage: conformance:emit --corpus DIR --index FILE --out DIR\n");
  process.exit(2);
}

for (const row of readIndex(index)) {
  const emitted = await emitCase(realpathSync(corpus), row);
  const file = path.join(out, row.golden);
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, `${JSON.stringify(emitted, null, 1)}\n`);
}
