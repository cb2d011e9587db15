import { componentsProject } from "./components-project.mjs";
import { least, node } from "./measure.mjs";
import { cli } from "./project.mjs";

/** `azml plan` of a pipeline over 50 components with code, from YAML and from TypeScript, and a look at a large YAML; whole processes. */
export function* plan({ times, most }) {
  const bare = least(times, () => node(["-e", "0"]).milliseconds);
  const nodes = Math.min(most, 1000);
  const folder = componentsProject(nodes, 50);
  for (const file of ["pipeline.yml", "pipeline.ts"]) {
    const value = least(times, () => node([cli, "plan", file], { cwd: folder }).milliseconds);
    yield { what: `azml plan ${file}, ${nodes} nodes, 50 components`, value, unit: "ms", base: bare };
  }
  if (most <= nodes) return;
  const large = componentsProject(8000, 50);
  const value = least(Math.min(times, 3), () => node([cli, "validate", "pipeline.yml"], { cwd: large }).milliseconds);
  yield { what: "azml validate pipeline.yml, 8000 nodes, 2 MB", value, unit: "ms", base: bare };
}
