import { rmSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { least, node } from "./measure.mjs";
import { cli, project } from "./project.mjs";

const script = fileURLToPath(new URL("spawn.mjs", import.meta.url));

/** What a node that does nothing costs, log, events and store included; one after the other. */
export function* nodes({ times, most }) {
  const spawned = (count, ...program) => least(times, () => Number(node([script, String(count), ...program]).stdout));
  const shell = spawned(100, "bash", "-c", ":");
  yield { what: "bash -c :, spawned", value: shell, unit: "ms" };
  const command = least(times, () => timeOfNode(project("chain", 200), 200));
  yield { what: "command node, process", value: command, unit: "ms", base: shell, goal: 6 };
  const bare = spawned(10, process.execPath, "-e", "0");
  yield { what: "node -e 0, spawned", value: bare, unit: "ms" };
  const body = least(times, () => timeOfNode(project("chain", 20, { body: true }), 20));
  yield { what: "TypeScript node, process", value: body, unit: "ms", base: bare, goal: 53 + 30 };
  for (let count = 1000; count <= most; count *= 10) {
    const folder = project("chain", count, { body: true });
    const value = least(Math.min(times, 3), () => timeOfNode(folder, count, "--in-process"));
    yield { what: `TypeScript node, in process, chain-${count}`, value, unit: "ms", goal: 0.5 };
  }
}

/** Milliseconds from a job's creation to its end, as its record has it, for each of its nodes. */
function timeOfNode(cwd, count, ...options) {
  rmSync(path.join(cwd, ".azml"), { recursive: true, force: true });
  node([cli, "run", "pipeline.ts", "--name", "bench", "--max-parallel", "1", "--no-reuse", ...options], { cwd });
  const { createdAt, endedAt, status } = JSON.parse(node([cli, "job", "show", "bench", "--json"], { cwd }).stdout);
  if (status !== "Completed") throw new Error(`the run is ${status}`);
  return (Date.parse(endedAt) - Date.parse(createdAt)) / count;
}
