// Measures the built azml: `npm run bench -- [--json] [--quick] [--hash-gb 2] [start|compile|plan|hash|nodes|memory]…`
// A value is the least of several runs; a ratio is to a base that was measured in the same run. Goals of time were set where
// `node -e 0` takes 53 ms, and are scaled by what it takes here.
import { parseArgs } from "node:util";
import { table } from "../../src/reporters/table.ts";
import { compile } from "./compile.mjs";
import { hash } from "./hash.mjs";
import { least, node } from "./measure.mjs";
import { memory } from "./memory.mjs";
import { plan } from "./plan.mjs";
import { nodes } from "./nodes.mjs";
import { start } from "./start.mjs";

const groups = { start, compile, plan, hash, nodes, memory };
const { values, positionals } = parseArgs({
  options: { json: { type: "boolean" }, quick: { type: "boolean" }, "hash-gb": { type: "string", default: "0.2" } },
  allowPositionals: true,
});
const unknown = positionals.filter((name) => !(name in groups));
if (unknown.length > 0) {
  console.error(`there is no group ${unknown.join(", ")}; groups are: ${Object.keys(groups).join(", ")}`);
  process.exit(2);
}

const hashGigabytes = Number(values["hash-gb"]);
if (!(hashGigabytes > 0)) {
  console.error(`--hash-gb takes a number of gigabytes, not ${values["hash-gb"]}`);
  process.exit(2);
}
const options = { ...(values.quick ? { times: 2, most: 1000 } : { times: 5, most: 10_000 }), hashGigabytes };
const scale = least(options.times, () => node(["-e", "0"]).milliseconds) / 53;
const rows = [];
for (const name of positionals.length > 0 ? positionals : Object.keys(groups)) {
  for (const { what, value, unit, base, goal: written } of groups[name](options)) {
    const goal = written && (unit === "ms" ? written * scale : written);
    rows.push({ group: name, what, value, unit, ...(base && { ratio: value / base }), ...(goal && { goal, met: value <= goal }) });
    if (process.stderr.isTTY) process.stderr.write(`\r\u001B[K${rows.length} measured`);
  }
}
if (process.stderr.isTTY) process.stderr.write("\r\u001B[K");

if (values.json) console.log(JSON.stringify({ scale, rows }, null, 2));
else {
  const shown = rows.map(({ what, value, unit, ratio, goal, met }) => [
    what,
    `${round(value)} ${unit}`,
    ratio ? `× ${round(ratio)}` : "",
    goal ? `≤ ${round(goal)}` : "",
    goal ? (met ? "met" : "NOT MET") : "",
  ]);
  const scaleText = ` (times × ${round(scale)})`;
  console.log(table([["what", "least", "ratio", `goal${scaleText}`, ""], ...shown].map((row) => row.map((text) => ({ text })))).join("\n"));
}

function round(value) {
  return value >= 100 ? String(Math.round(value)) : value.toPrecision(value >= 10 ? 3 : 2);
}
