import type { Diagnostic } from "../../diagnostics/diagnostic.js";
import type { SourceLocation } from "../../model/location.js";
import { armNamePattern, componentNamePattern, portNamePattern } from "../../model/name.js";
import type { JobScope } from "../job-scope.js";
import { doubt, problem } from "../rule.js";

/** Schema `pipelineJob`, keys of `jobs`; the language's own rule, which allows no capitals, was checked when the graph was built. */
const jobsKey = /^[a-zA-Z_]+[a-zA-Z0-9_]*$/;
const armHint = "letters, digits, - and _, at most 255 of them, starting with a letter or digit";

/** Names of the job, its experiment, its nodes, their components and ports are such as Azure ML takes (semantics.md §3). */
export function validNames({ job, location, nodes, components }: JobScope): Diagnostic[] {
  const found: Diagnostic[] = [];
  const complain = (message: string, path: string, at: SourceLocation | undefined, focus: string, hint?: string): void => {
    found.push(problem("AZML317", message, { path, location: at, focus, hint }));
  };
  if (job.name !== undefined && !armNamePattern.test(job.name)) {
    const message = `"${job.name}" is no valid job name`;
    // azure-ai-ml leaves a YAML job's name to the service; a blank alone leads no path astray.
    const harmless = job.source !== "DSL" && armNamePattern.test(job.name.replaceAll(" ", "_"));
    found.push((harmless ? doubt : problem)("AZML317", message, { path: "name", location, focus: job.name, hint: armHint }));
  }
  if (job.experimentName !== undefined && !armNamePattern.test(job.experimentName)) {
    const message = `"${job.experimentName}" may be no valid experiment name`;
    found.push(doubt("AZML317", message, { path: "experiment_name", location, focus: job.experimentName, hint: armHint }));
  }
  for (const { name, path, location: at } of nodes) {
    if (jobsKey.test(name)) continue;
    complain(
      `Invalid node name found: '${name}'. Node name must start with a letter or underscore, and can only contain letters, numbers and underscore.`,
      path,
      at,
      name,
    );
  }
  for (const { component, path, location: at } of components) {
    // Those of TypeScript may have more characters, as mldesigner's may; the graph builder judged them.
    if (!component.source.startsWith("YAML") || componentNamePattern.test(component.name)) continue;
    const message = `Component name should only contain lower letter, number, underscore and start with a lower letter. Currently got ${component.name}.`;
    complain(message, `${path}.name`, at, component.name);
  }
  for (const { ports, path, location: at } of portLists({ job, location, components })) {
    for (const name of Object.keys(ports)) {
      if (portNamePattern.test(name)) continue;
      complain(`'${name}' is not a valid parameter name, must be composed letters, numbers, and underscores.`, `${path}.${name}`, at, name);
    }
  }
  return found;
}

/** Azure ML does not tell names apart by case. */
export function distinctNames({ job, location, pipelines, components }: JobScope): Diagnostic[] {
  const nodes = pipelines.flatMap(({ label, nodes: list }) =>
    twins(list.map(({ name }) => name)).map(([name]) => {
      const scope = list.find((node) => node.name === name);
      const message = `Duplicate node name found in pipeline: '${label}', node name: '${name}'. Duplicate check is case-insensitive.`;
      return problem("AZML318", message, { path: scope?.path ?? "jobs", location: scope?.location, focus: name });
    }),
  );
  const ports = portLists({ job, location, components }).flatMap(({ ports: list, path, location: at, what }) =>
    twins(Object.keys(list)).map(([name, other]) =>
      problem("AZML318", `Invalid ${what} names '${other}' and '${name}', which are equal ignore case.`, {
        path: `${path}.${name}`,
        location: at,
        focus: name,
      }),
    ),
  );
  return [...nodes, ...ports];
}

/** Names that equal an earlier one but for case: [later, earlier]. */
function twins(names: readonly string[]): [string, string][] {
  const seen = new Map<string, string>();
  return names.flatMap((name): [string, string][] => {
    const other = seen.get(name.toLowerCase());
    if (other !== undefined) return [[name, other]];
    seen.set(name.toLowerCase(), name);
    return [];
  });
}

function portLists({ job, location, components }: Pick<JobScope, "job" | "location" | "components">) {
  const owners = [
    { component: job.component, path: "", location, what: "pipeline" },
    ...components.map((scope) => ({ ...scope, path: `${scope.path}.`, what: "component" })),
  ];
  return owners.flatMap(({ component, path, location: at, what }) => [
    { ports: component.inputs, path: `${path}inputs`, location: at, what: `${what} input` },
    { ports: component.outputs, path: `${path}outputs`, location: at, what: `${what} output` },
  ]);
}
