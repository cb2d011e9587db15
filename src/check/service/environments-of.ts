import type { Environment, InlineEnvironment } from "../../model/environment.js";
import type { JobScope } from "../job-scope.js";
import type { DifferencePlace } from "./difference.js";

/** An environment of the job, at its first use. */
export interface EnvironmentUse<E extends Environment = Environment> {
  readonly environment: E;
  /** What messages call it: its name, else that of its component. */
  readonly label: string;
  readonly place: DifferencePlace;
}

/** Environments that components of the job ask for; one that several ask for is listed once. */
export function environmentsOf({ components, nodes }: JobScope): EnvironmentUse[] {
  const seen = new Set<string>();
  const uses: EnvironmentUse[] = [];
  const add = (environment: Environment | undefined, owner: string, place: DifferencePlace): void => {
    if (environment === undefined) return;
    const key = JSON.stringify(environment);
    if (seen.has(key)) return;
    seen.add(key);
    const name = environment.kind === "reference" ? environment.id : environment.name;
    uses.push({ environment, label: name === undefined ? `the environment of ${owner}` : `environment "${name}"`, place });
  };
  for (const { component, label, path, location } of components) {
    const owner = `component "${label}"`;
    if (component.kind === "command" || component.kind === "spark") {
      add(component.environment, owner, { path: `${path}.environment`, location, focus: "environment" });
    } else if (component.kind === "parallel") {
      add(component.task?.environment, owner, { path: `${path}.task.environment`, location, focus: "environment" });
    }
  }
  for (const { name, node, path, location } of nodes) {
    if (node.kind === "parallel") add(node.task?.environment, `node "${name}"`, { path: `${path}.task.environment`, location });
  }
  return uses;
}

/** Those that are defined on the spot. */
export function inline(uses: readonly EnvironmentUse[]): EnvironmentUse<InlineEnvironment>[] {
  return uses.flatMap(({ environment, ...use }) => (environment.kind === "inline" ? [{ environment, ...use }] : []));
}
