// Measures azml beside other tools on the same graphs: `npm run bench:peers -- [--nodes 50] [--times 2] [NAME…]`. Installs them, in the
// versions that stand in their files, into .cache/peers. Prints Markdown tables. Every value is the least of several runs.
import { execFileSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { availableParallelism, cpus, totalmem } from "node:os";
import path from "node:path";
import { parseArgs } from "node:util";
import { temporaryFolder } from "../temporary-folder.mjs";
import { azml } from "./azml.mjs";
import { chain, wide } from "./dags.mjs";
import { kfp } from "./kfp.mjs";
import { make } from "./make.mjs";
import { metaflow } from "./metaflow.mjs";
import { prefect } from "./prefect.mjs";
import { snakemake } from "./snakemake.mjs";
import { timed } from "./tools.mjs";

const all = { azml, make, snakemake, metaflow, kfp, prefect };
const { values, positionals } = parseArgs({
  options: { nodes: { type: "string", default: "50" }, times: { type: "string", default: "2" } },
  allowPositionals: true,
});
const count = Number(values.nodes);
const unknown = positionals.filter((name) => !(name in all));
if (unknown.length > 0 || !(count >= 20)) {
  console.error(
    unknown.length > 0 ? `there is no peer ${unknown.join(", ")}: there are ${Object.keys(all).join(", ")}` : "--nodes takes 20 or more",
  );
  process.exit(2);
}
const tools = (positionals.length > 0 ? positionals : Object.keys(all)).map((name) => all[name]);

const rows = tools.map((tool) => {
  process.stderr.write(`${tool.name} ${tool.version()}\n`);
  const ten = least(() => first(tool, chain(10)));
  const many = least(() => first(tool, chain(count)));
  const broad = least(() => first(tool, wide(count)));
  const again = tool.keeps && least(() => second(tool, chain(count)));
  const perNode = { clock: (many.clock - ten.clock) / (count - 10), cpu: (many.cpu - ten.cpu) / (count - 10) };
  const plan = tool.plan && least(() => planned(tool, chain(count)));
  const recovery = least(() => recovered(tool, chain(count), `n${count / 2}`));
  return { tool, ten, perNode, broad, again, plan, recovery: { clock: recovery.clock - (count / 2) * perNode.clock } };
});

console.log(machine());
console.log(`
| | version | chain-10, first run | a node more | wide-${count}, first run | chain-${count} again, all done | chain-${count} after a failure of node ${count / 2}, beyond the work left | chain-${count}, compiled or looked at without running |
|---|---|---|---|---|---|---|---|`);
for (const { tool, ten, perNode, broad, again, plan, recovery } of rows) {
  const done = again ? `${seconds(again)} (${tool.keeps})` : "runs it all";
  console.log(
    `| ${tool.name} | ${tool.version()} | ${seconds(ten)} | ${milliseconds(perNode)} | ${seconds(broad)} | ${done} | ${recovery.clock.toFixed(2)} s | ${plan ? seconds(plan) : ""} |`,
  );
}

function folderWith(tool, dag, failing) {
  const folder = temporaryFolder("peer");
  mkdirSync(path.join(folder, "out"));
  tool.write(folder, dag, failing);
  return folder;
}

function run(tool, folder, command, fails = false) {
  return timed(folder, command, { env: tool.env?.(folder) ?? {}, fails });
}

function first(tool, dag) {
  return run(tool, folderWith(tool, dag), tool.run());
}

function second(tool, dag) {
  const folder = folderWith(tool, dag);
  run(tool, folder, tool.run());
  return run(tool, folder, tool.again());
}

function planned(tool, dag) {
  return run(tool, folderWith(tool, dag), tool.plan());
}

/** A node fails at first; what it takes to go on when its cause is gone. */
function recovered(tool, dag, failing) {
  const folder = folderWith(tool, dag, failing);
  run(tool, folder, tool.run(), true);
  writeFileSync(path.join(folder, "go"), "");
  return run(tool, folder, tool.resume());
}

function least(measure) {
  const runs = Array.from({ length: Number(values.times) }, measure);
  return { clock: Math.min(...runs.map(({ clock }) => clock)), cpu: Math.min(...runs.map(({ cpu }) => cpu)) };
}

function seconds({ clock, cpu }) {
  return `${clock.toFixed(2)} s (${cpu.toFixed(2)})`;
}

function milliseconds({ clock, cpu }) {
  return `${(clock * 1000).toFixed(1)} ms (${(cpu * 1000).toFixed(1)})`;
}

function machine() {
  const python = execFileSync("python3", ["--version"], { encoding: "utf8" }).trim();
  const memory = Math.round(totalmem() / 2 ** 30);
  return `${availableParallelism()} processors (${cpus()[0].model.trim()}), ${memory} GiB, Node ${process.version}, ${python}. On the clock, and in brackets processor time of all processes.`;
}
