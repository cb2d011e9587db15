import { rmSync } from "node:fs";
import path from "node:path";
import { least, node } from "./measure.mjs";
import { cli, project } from "./project.mjs";

/** How long it takes until azml is there. */
export function* start({ times }) {
  const run = (args, cwd) => least(times, () => node(args, { cwd }).milliseconds);
  const bare = run(["-e", "0"]);
  yield { what: "node -e 0", value: bare, unit: "ms" };
  const chain = project("chain", 10);
  const imported = run(["--input-type=module", "-e", 'await import("azml")'], chain);
  yield { what: 'import "azml"', value: imported, unit: "ms", base: bare, goal: 90 };
  yield { what: "azml --help", value: run([cli, "--help"]), unit: "ms", base: bare, goal: 100 };
  const first = least(times, () => {
    rmSync(path.join(chain, ".azml"), { recursive: true, force: true });
    return node([cli, "run", "pipeline.ts"], { cwd: chain }).milliseconds;
  });
  yield { what: "first run of chain-10, whole", value: first, unit: "ms", base: bare, goal: 350 };
}
