import type { Diagnostic } from "../../../diagnostics/diagnostic.js";
import { type AssetVersion, parseAssetId } from "../../../model/asset-reference.js";
import { type RegisteredKind, registeredKindOf, registeredWords } from "../../../model/registered-kind.js";
import type { JobScope } from "../../job-scope.js";
import { difference, type DifferencePlace } from "../difference.js";
import { environmentsOf } from "../environments-of.js";

/** Whether the local workspace has registered something under a name. */
export type IsRegisteredHere = (kind: RegisteredKind, name: string, version: AssetVersion) => boolean;

/** The nouns of the command line. */
const nouns: Readonly<Record<RegisteredKind, string>> = {
  components: "component",
  environments: "environment",
  data: "data",
  models: "model",
};

/** So many are named. */
const mostNames = 6;

/**
 * What the job names that this machine has registered: the workspace on Azure ML has registered things of its own. ARM ids and addresses of registries
 * say where what they name is, and are left out. All of a job is one warning.
 */
export function registeredHere(scope: JobScope, isHere: IsRegisteredHere): Diagnostic[] {
  const found = new Map<string, { readonly kind: RegisteredKind; readonly place: DifferencePlace }>();
  const look = (kind: RegisteredKind, id: string, place: DifferencePlace): void => {
    const { name, version = kind === "components" ? { label: "default" } : undefined, kind: said } = parseAssetId(id) ?? {};
    if (name === undefined || version === undefined || said !== undefined) return;
    const label = `${registeredWords[kind]} "${id.replace(/^azureml:/i, "")}"`;
    if (!found.has(label) && isHere(kind, name, version)) found.set(label, { kind, place });
  };
  for (const { kind, id, place } of namesIn(scope)) look(kind, id, place);
  const [first] = found.values();
  if (first === undefined) return [];
  const labels = [...found.keys()];
  const more = labels.length > mostNames ? ` and ${labels.length - mostNames} more` : "";
  const kinds = new Set([...found.values()].map(({ kind }) => nouns[kind]));
  const commands = [...kinds].map((noun) => `azml ${noun} create FILE -w WORKSPACE`).join(", ");
  const message = `the workspace needs what is registered on this machine: ${labels.slice(0, mostNames).join(", ")}${more} (${commands})`;
  return [difference("AZML942", message, first.place)];
}

interface Name {
  readonly kind: RegisteredKind;
  readonly id: string;
  readonly place: DifferencePlace;
}

/** Whatever registered the job names, in the order of the file as far as there is one. */
function namesIn(scope: JobScope): Name[] {
  const { job, nodes, location } = scope;
  const inputs = [
    { inputs: job.inputs, prefix: "", at: location },
    ...nodes.map(({ node, path, location: at }) => ({ inputs: node.inputs, prefix: `${path}.`, at })),
  ];
  return [
    ...(job.runs?.kind === "reference"
      ? [{ kind: "components" as const, id: job.runs.id, place: { path: "component", location, focus: job.runs.id } }]
      : []),
    ...nodes.flatMap(({ node: { component }, path, location: at }): Name[] =>
      component?.kind === "reference"
        ? [{ kind: "components", id: component.id, place: { path: `${path}.component`, location: at, focus: component.id } }]
        : [],
    ),
    ...environmentsOf(scope).flatMap(({ environment, place }): Name[] =>
      environment.kind === "reference" ? [{ kind: "environments", id: environment.id, place }] : [],
    ),
    ...inputs.flatMap(({ inputs: values, prefix, at }) =>
      Object.entries(values).flatMap(([input, value]): Name[] => {
        if (value.kind !== "asset" || value.asset.path.kind !== "registered") return [];
        const { id } = value.asset.path;
        return [
          { kind: registeredKindOf(value.asset.type), id, place: { path: `${prefix}inputs.${input}.path`, location: at, focus: id } },
        ];
      }),
    ),
  ];
}
