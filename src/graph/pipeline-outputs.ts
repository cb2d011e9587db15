import type { CallSite } from "../diagnostics/call-site.js";
import { diagnosticAt } from "../diagnostics/report.js";
import { isBound } from "../dsl/bound.js";
import { portNamePattern, snakeName } from "../model/name.js";
import { isAssetKind } from "../model/kind.js";
import type { OutputSetting } from "../model/value.js";
import { compact } from "../util/compact.js";
import type { GraphContext } from "./graph-context.js";
import { describe, isPlainObject, isStep } from "./options/describe.js";
import type { OutputShape } from "./shape.js";
import type { NodeDraft } from "./node-draft.js";
import { repeatedHint } from "./resolve-values.js";

/** The method that returned: for messages. A return has no place of its own, so they point at the method. */
export interface BuildPlace {
  /** `Training.build()` */
  readonly label: string;
  readonly method: string;
  readonly site: CallSite;
  /** Whether a loop repeats the step. */
  readonly isRepeated: (step: object) => boolean;
}

type Complain = (
  code: "AZML208" | "AZML209" | "AZML210" | "AZML219" | "AZML220" | "AZML227" | "AZML239",
  message: string,
  hint: string,
) => void;

/** An output of a pipeline, and what a job of the pipeline says of it. */
export interface PipelineOutput extends OutputShape {
  readonly setting?: OutputSetting;
}

/** Reads what `build()` returned: binds each step output to the pipeline output it becomes. */
export function pipelineOutputs(
  returned: unknown,
  owner: object,
  { label, method, site, isRepeated }: BuildPlace,
  context: GraphContext,
): PipelineOutput[] {
  const complain: Complain = (code, message, hint) => context.sink.add(diagnosticAt(site, code, message, { hint, focus: method }));
  if (returned === undefined) return [];
  if (returned instanceof Promise) {
    returned.catch(() => undefined);
    complain("AZML210", `${label} is asynchronous`, "build the graph synchronously: remove async, and do the waiting inside components");
    return [];
  }
  if (!isPlainObject(returned) || isStep(returned)) {
    const hint = isStep(returned)
      ? "return its outputs by name: { model: trained.outputs.model }"
      : "return an object of step outputs, or nothing";
    complain("AZML209", `${label} returned ${describe(returned)}`, hint);
    return [];
  }
  return Object.entries(returned).map(([property, value]) => {
    const wire = snakeName(property);
    const bound = bindOutput(value, { property, wire, owner, label, isRepeated }, complain);
    return { property, wire, ...(bound ?? { port: { kind: "uri_folder" }, broken: true }) };
  });
}

/** The output that a returned value becomes; undefined (and reported, now or before) when it is no output of an own step. */
function bindOutput(
  value: unknown,
  {
    property,
    wire,
    owner,
    label,
    isRepeated,
  }: Pick<BuildPlace, "label" | "isRepeated"> & Record<"property" | "wire", string> & { readonly owner: object },
  complain: Complain,
): Pick<PipelineOutput, "port" | "said" | "setting"> | undefined {
  const what = `the output "${property}" of ${label}`;
  if (!isBound(value)) {
    complain("AZML209", `${what} is not a step's output, but ${describe(value)}`, "return step.outputs.… under this name");
    return undefined;
  }
  const { source } = value;
  if (source.from === "nothing") return undefined;
  if (source.from === "input") {
    complain("AZML220", `${what} is ${value.label} of the pipeline`, "only a step's output can be returned");
    return undefined;
  }
  if (source.from === "output" && source.owner !== owner) {
    complain("AZML208", `${what} belongs to another pipeline`, "return outputs of this pipeline's own steps");
    return undefined;
  }
  if (!portNamePattern.test(wire)) {
    complain(
      "AZML227",
      `"${property}" is no valid name for a pipeline output`,
      "letters, digits and underscores, not starting with a digit",
    );
    return undefined;
  }
  if (source.from === "item" || source.from === "text") {
    complain("AZML209", `${what} is ${value.label}`, "only a step's output can be returned");
    return undefined;
  }
  if (source.from === "output" && isRepeated(source.step)) {
    complain("AZML239", `${what} is ${value.label}, which the loop makes once for each item`, repeatedHint);
    return undefined;
  }
  const draft = source.step as NodeDraft;
  const setting = draft.outputs.get(source.output);
  if (setting?.boundTo !== undefined) {
    complain(
      "AZML219",
      `${value.label} is returned twice, as "${setting.boundTo}" and "${wire}"`,
      "Azure ML binds a step's output to one pipeline output",
    );
    return undefined;
  }
  draft.outputs.set(source.output, { ...setting, boundTo: wire });
  const from = draft.ports.find((output) => output.wire === source.output);
  // A component that is built in code states its outputs at each node; another's port speaks for itself at the job alone.
  const stated = draft.statesOutputs && isAssetKind(from?.port.kind) ? compact({ type: from.port.kind, mode: from.port.mode }) : {};
  const said = { ...stated, ...from?.said, ...setting };
  const atJob = { ...compact({ mode: from?.port.mode, description: from?.port.description }), ...said };
  return {
    port: { kind: value.kind ?? from?.port.kind ?? "uri_folder" },
    ...(Object.keys(said).length > 0 && { said }),
    ...(Object.keys(atJob).length > 0 && { setting: atJob }),
  };
}
