import { fileURLToPath } from "node:url";
import { least, node } from "./measure.mjs";
import { project } from "./project.mjs";

const script = fileURLToPath(new URL("run-nodes.mjs", import.meta.url));

/** What a node that does nothing costs, log, events and store included; one after the other. */
export function* nodes({ times, most }) {
  const perNode = (several, cwd, ...args) => least(several, () => Number(node([script, ...args.map(String)], { cwd }).stdout));
  const shell = perNode(times, undefined, "spawn", 100);
  yield { what: "bash -c :, spawned", value: shell, unit: "ms" };
  yield { what: "command node, process", value: perNode(times, project("chain", 200), 200), unit: "ms", base: shell, goal: 6 };
  const bare = perNode(times, undefined, "spawn-node", 10);
  yield { what: "node -e 0, spawned", value: bare, unit: "ms" };
  yield {
    what: "TypeScript node, process",
    value: perNode(times, project("chain", 20, { body: true }), 20),
    unit: "ms",
    base: bare,
    goal: 53 + 30,
  };
  for (let count = 1000; count <= most; count *= 10) {
    const value = perNode(Math.min(times, 3), project("chain", count, { body: true }), count, "in-process");
    yield { what: `TypeScript node, in process, chain-${count}`, value, unit: "ms", goal: 0.5 };
  }
}
