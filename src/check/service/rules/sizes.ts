import type { Diagnostic } from "../../../diagnostics/diagnostic.js";
import { isPrimitiveKind } from "../../../model/kind.js";
import type { JobScope } from "../../job-scope.js";
import { difference, type DifferencePlace } from "../difference.js";

/** Texts that people read: display names, experiment, descriptions. */
export function longTexts({ job, location, nodes }: JobScope): Diagnostic[] {
  const owners = [
    { what: "the job", prefix: "", at: location, texts: job },
    ...nodes.map(({ name, node, path, location: at }) => ({ what: `node "${name}"`, prefix: `${path}.`, at, texts: node })),
  ];
  return owners.flatMap(({ what, prefix, at, texts }) => {
    const look = (field: string, word: string, text: string | undefined, most: number): Diagnostic[] =>
      text === undefined || text.length <= most
        ? []
        : [
            difference("AZML901", `the ${word} of ${what} has ${text.length} characters, of which Azure ML keeps ${most}`, {
              path: `${prefix}${field}`,
              location: at,
            }),
          ];
    return [
      ...look("display_name", "display name", texts.displayName, 256),
      ...look("description", "description", texts.description, 5000),
      ...("experimentName" in texts ? look("experiment_name", "experiment name", texts.experimentName, 256) : []),
    ];
  });
}

/** Tags and properties. */
export function manyTags({ job, location, nodes }: JobScope): Diagnostic[] {
  const owners = [
    { what: "the job", prefix: "", at: location, maps: job },
    ...nodes.map(({ name, node, path, location: at }) => ({ what: `node "${name}"`, prefix: `${path}.`, at, maps: node })),
  ];
  return owners.flatMap(({ what, prefix, at, maps }) =>
    (["tags", "properties"] as const).flatMap((field) => {
      const place = { path: `${prefix}${field}`, location: at, focus: field };
      return tooMany(Object.entries(maps[field] ?? {}), `${field} of ${what}`, place);
    }),
  );
}

function tooMany(entries: readonly (readonly [string, string | null])[], what: string, place: DifferencePlace): Diagnostic[] {
  const found: Diagnostic[] = [];
  if (entries.length > 50) found.push(difference("AZML902", `there are ${entries.length} ${what}, and Azure ML keeps 50`, place));
  for (const [key, value] of entries) {
    const at = { ...place, path: `${place.path}.${key}`, focus: key };
    if (key.length > 100) found.push(difference("AZML902", `a key among the ${what} has ${key.length} characters, of 100`, at));
    if ((value?.length ?? 0) > 1000)
      found.push(difference("AZML902", `"${key}" among the ${what} has ${value?.length} characters, of 1,000`, at));
  }
  return found;
}

/** Data that a node reads and writes. */
export function manyPorts({ components }: JobScope): Diagnostic[] {
  return components.flatMap(({ component, label, path, location }) => {
    if (component.kind === "pipeline") return [];
    const count = (ports: Readonly<Record<string, { readonly kind: Parameters<typeof isPrimitiveKind>[0] }>>): number =>
      Object.values(ports).filter(({ kind }) => !isPrimitiveKind(kind)).length;
    const [inputs, outputs] = [count(component.inputs), count(component.outputs)];
    return [
      ...(inputs > 200
        ? [difference("AZML903", `component "${label}" reads ${inputs} data inputs, of 200`, { path: `${path}.inputs`, location })]
        : []),
      ...(outputs > 20
        ? [difference("AZML903", `component "${label}" writes ${outputs} data outputs, of 20`, { path: `${path}.outputs`, location })]
        : []),
    ];
  });
}

/** Nodes of a pipeline. */
export function manyNodes({ nodes, location }: JobScope): Diagnostic[] {
  const most = 30_000;
  return nodes.length > most
    ? [difference("AZML904", `the pipeline has ${nodes.length} nodes, of ${most}`, { path: "jobs", location })]
    : [];
}

const mostCharacters = 1024 * 1024;

/** Values and commands, which are part of the request. */
export function longValues({ job, location, nodes, components }: JobScope): Diagnostic[] {
  const values = [job.inputs, ...nodes.map(({ node }) => node.inputs)].flatMap((inputs) => Object.values(inputs));
  const lengths = [
    ...values.map((value) =>
      value.kind === "literal" ? String(value.text ?? value.value).length : value.kind === "text" ? value.text.length : 0,
    ),
    ...components.map(({ component }) =>
      component.kind === "command" && typeof component.command === "string" ? component.command.length : 0,
    ),
  ];
  const total = lengths.reduce((sum, length) => sum + length, 0);
  if (total <= mostCharacters) return [];
  return [
    difference("AZML905", `values and commands of the job have ${total} characters; a request takes 1 MB`, { path: "inputs", location }),
  ];
}
