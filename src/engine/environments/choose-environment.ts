import type { NodePath } from "../../events/run-event.js";
import type { LocalSettings } from "../../model/local-settings.js";
import type { EnvironmentChoice, NodeEnvironments } from "../../workspace/job-operations.js";

/** The environment of a node: what was said of it or of what is around it, else of all nodes, else by the job itself. */
export function chooseEnvironment(
  path: NodePath,
  { environment = "host" }: LocalSettings,
  choice: NodeEnvironments = {},
): EnvironmentChoice {
  const parts = path.split("/");
  for (let length = parts.length; length > 0; length--) {
    const named = choice.nodes?.[parts.slice(0, length).join("/")];
    if (named !== undefined) return named;
  }
  return choice.all ?? environment;
}
