// Runs the pipeline of the current folder once, and prints milliseconds per node: `run-nodes.mjs COUNT [in-process]`.
// With `spawn COUNT` it prints what starting `bash -c :` alone takes, with `spawn-node COUNT` `node -e 0`.
import { spawn } from "node:child_process";
import { once } from "node:events";
import path from "node:path";
import { prepare } from "../../dist/cli/prepare.js";
import { inProcessBody } from "../../dist/execute/in-process.js";
import { openLocalWorkspace } from "../../dist/workspace/local/open-local-workspace.js";
import { temporaryFolder } from "./temporary-folder.mjs";

const [first, second] = process.argv.slice(2);
const programs = { spawn: ["bash", "-c", ":"], "spawn-node": [process.execPath, "-e", "0"] };
const perNode = first in programs ? await spawned(programs[first], Number(second)) : await ran(Number(first), second === "in-process");
process.stdout.write(String(perNode));

async function spawned([program, ...args], count) {
  const start = performance.now();
  for (let at = 0; at < count; at++) await once(spawn(program, args, { stdio: ["ignore", "pipe", "pipe"] }), "close");
  return (performance.now() - start) / count;
}

async function ran(count, inProcess) {
  const workspace = await openLocalWorkspace({ folder: temporaryFolder("workspace") });
  const cwd = process.cwd();
  const bundles = () => Promise.resolve(path.join(workspace.name, "bundles"));
  const { job, bodies: prepared, diagnostics } = await prepare("pipeline.ts", {}, { cwd, target: "local", bundles });
  if (!job) throw new Error(JSON.stringify(diagnostics));
  const bodies = new Map([...prepared].map(([component, { owner, spec }]) => [component, inProcessBody({ body: owner }, spec)]));
  const start = performance.now();
  const run = await workspace.jobs.create(job, { maxParallel: 1, inProcess, bodies, reuse: false });
  const { status } = await run.wait();
  const time = performance.now() - start;
  if (status !== "Completed") throw new Error(`the run is ${status}`);
  await workspace.close();
  return time / count;
}
