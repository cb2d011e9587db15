import { componentsProject } from "./components-project.mjs";
import { least, node } from "./measure.mjs";
import { cli } from "./project.mjs";

/** `azml plan` of a pipeline over 50 components with code, from YAML and from TypeScript, whole processes. */
export function* plan({ times, most }) {
  const bare = least(times, () => node(["-e", "0"]).milliseconds);
  const nodes = Math.min(most, 1000);
  const folder = componentsProject(nodes, 50);
  for (const file of ["pipeline.yml", "pipeline.ts"]) {
    const value = least(times, () => node([cli, "plan", file], { cwd: folder }).milliseconds);
    yield { what: `azml plan ${file}, ${nodes} nodes, 50 components`, value, unit: "ms", base: bare };
  }
}
