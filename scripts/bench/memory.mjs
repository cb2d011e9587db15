import { node } from "./measure.mjs";
import { cli, project } from "./project.mjs";

/** The most memory that azml's process has while it runs a pipeline. */
export function* memory({ most }) {
  const bare = node(["-e", "0"], { peak: true }).peak;
  yield { what: "memory of node -e 0", value: bare, unit: "MiB" };
  const run = (folder, ...args) => node([cli, "run", "pipeline.ts", "--no-reuse", ...args], { cwd: folder, peak: true }).peak;
  yield { what: "memory of azml run, chain-1000, processes", value: run(project("chain", 1000)), unit: "MiB", base: bare, goal: 130 };
  for (let count = 1000; count <= most; count *= 10) {
    const value = run(project("chain", count, { body: true }), "--in-process");
    yield { what: `memory of azml run, chain-${count}, in process`, value, unit: "MiB", base: bare, goal: count > 1000 ? 250 : 130 };
  }
}
