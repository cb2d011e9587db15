import { diagnosticAt } from "../diagnostics/report.js";
import type { ReferencedType, WrittenReference } from "../dsl/component.js";
import { isPortKind } from "../model/kind.js";
import { compact } from "../util/compact.js";
import { didYouMean } from "../util/did-you-mean.js";
import type { GraphContext } from "./graph-context.js";
import { describe, isPlainObject } from "./options/describe.js";
import { readOptions } from "./options/read-options.js";
import type { ComponentShape, InputShape, OutputShape } from "./shape.js";

/** The forms of a component's id; the name is the first group that matched. */
const forms = [
  /^azureml:([\w.-]+)(?::[\w.-]+|@[\w.-]+)?$/i,
  /^azureml:\/\/registries\/[\w.-]+\/components\/([\w.-]+)(?:\/(?:versions|labels)\/[\w.-]+)?$/i,
  /^(?:azureml:)?\/subscriptions\/.+\/components\/([\w.-]+)(?:\/(?:versions|labels)\/[\w.-]+)?$/i,
];
const types: readonly ReferencedType[] = ["command", "parallel", "pipeline", "spark"];

/** A component of a workspace or registry. Its ports are those that were said; without any they are not known. */
export function referenceShape({ id, ports, options, site }: WrittenReference, context: GraphContext): ComponentShape | undefined {
  const complain = (message: string, focus: string, hint: string): void =>
    context.sink.add(diagnosticAt(site, "AZML234", message, { focus, hint }));
  const name = typeof id === "string" ? forms.map((form) => form.exec(id)?.[1]).find(Boolean) : undefined;
  if (typeof id !== "string" || name === undefined) {
    const hint =
      "azureml:name:version, azureml:name@label, an ARM id, or azureml://registries/<registry>/components/<name>/versions/<version>";
    complain(`component() was given ${describe(id)}, which is no component's id`, "component", hint);
    return undefined;
  }
  const { type } = readOptions(options, { type: "string" }, { what: "component()", code: "AZML234", site }, context.sink) as {
    type?: ReferencedType;
  };
  if (type !== undefined && !types.includes(type)) {
    const meant = didYouMean(type, types);
    complain(`"${type}" is no type of component`, "type", meant ? `did you mean "${meant}"?` : `types are: ${types.join(", ")}`);
  }
  const inputs: InputShape[] = [];
  const outputs: OutputShape[] = [];
  for (const side of ["inputs", "outputs"] as const) {
    for (const [property, written] of Object.entries(isPlainObject(ports?.[side]) ? ports[side] : {})) {
      const optional = side === "inputs" && typeof written === "string" && written.endsWith("?");
      const kind: unknown = optional ? written.slice(0, -1) : written;
      if (!isPortKind(kind))
        complain(
          `${side.slice(0, -1)} "${property}" of ${name} has no known kind, but ${describe(written)}`,
          property,
          'say its kind: "uri_folder"',
        );
      else if (side === "outputs") outputs.push({ property, wire: property, port: { kind } });
      else inputs.push({ property, wire: property, port: { kind, ...(optional && { optional: true }) } });
    }
  }
  return compact({
    label: name,
    name,
    component: { kind: "reference" as const, id },
    type: type !== undefined && types.includes(type) ? type : undefined,
    open: ports === undefined ? (true as const) : undefined,
    site,
    inputs,
    outputs,
  });
}
