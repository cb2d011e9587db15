import { least, node } from "./measure.mjs";
import { cli, project } from "./project.mjs";

const goals = { 1000: 400, 10_000: 2000 };

/** `pipeline.ts` → checked (`azml validate`) and → YAML and REST bodies (`azml compile`), whole processes. The ratio is to a tenth of the nodes. */
export function* compile({ times, most }) {
  for (const shape of ["chain", "wide"]) {
    let before = {};
    for (let count = 10; count <= most; count *= 10) {
      const folder = project(shape, count);
      const several = count > 1000 ? Math.min(times, 3) : times;
      const run = (...args) => least(several, () => node([cli, ...args], { cwd: folder }).milliseconds);
      const checked = run("validate", "pipeline.ts");
      const written = run("compile", "pipeline.ts", "-o", "out");
      yield { what: `check ${shape}-${count}`, value: checked, unit: "ms", base: before.checked };
      yield { what: `check ${shape}-${count}, write YAML and REST`, value: written, unit: "ms", base: before.written, goal: goals[count] };
      before = { checked, written };
    }
  }
}
