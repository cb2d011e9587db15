import { diagnosticAt } from "../diagnostics/report.js";
import { withFrame } from "../dsl/frame.js";
import type { StandaloneJobSpec } from "../dsl/standalone-job.js";
import type { Node } from "../model/pipeline.js";
import { pipelineOfOne } from "../model/pipeline-of-one.js";
import type { PipelineJob } from "../model/pipeline-job.js";
import { canStandAlone } from "../model/standalone-of.js";
import { deepFreeze } from "../util/deep-freeze.js";
import { buildPipeline } from "./build-pipeline.js";
import { recordClosure } from "./flow/record-closure.js";
import { type GivenInputs, readGivenInputs } from "./given-inputs.js";
import type { GraphContext } from "./graph-context.js";
import { guardUserCode } from "./guard-user-code.js";
import { checkJobName } from "./job-options.js";
import { joinNodes } from "./join-nodes.js";
import { isComponentDraft, type NodeDraft } from "./node-draft.js";
import { properties, tags } from "./options/field.js";
import { readOptions } from "./options/read-options.js";
import { PipelineFrame } from "./pipeline-frame.js";
import { readCall } from "./read-call.js";
import { flatInputs } from "./shape.js";

const fields = {
  name: "string",
  displayName: "string",
  description: "string",
  experimentName: "string",
  tags,
  properties,
} as const;

/** What runs when the job of a `standaloneJob(…)` does: its step as a pipeline of one. Undefined, and reported, when it makes none that can be a job. */
export function buildStandaloneJob(spec: StandaloneJobSpec, context: GraphContext, given: GivenInputs): PipelineJob | undefined {
  const { site } = spec;
  const options = readOptions(spec.options, fields, { what: "the job", code: "AZML226", site }, context.sink);
  checkJobName(options["name"] as string | undefined, site, context);
  return guardUserCode("making the job", site, context, () => {
    const made = onlyStep(spec, context);
    if (made === undefined || context.sink.hasErrors) return undefined;
    const { draft, node } = made;
    const job = pipelineOfOne(node, options);
    const ports = isComponentDraft(draft)
      ? flatInputs(draft.shape.inputs).filter(({ wire }) => wire in job.component.inputs)
      : Object.entries(job.component.inputs).map(([wire, port]) => ({ property: wire, wire, port }));
    const provided = readGivenInputs(given, ports, context.sink);
    return deepFreeze({ ...job, inputs: { ...job.inputs, ...Object.fromEntries(provided) } });
  });
}

/** The one step that the function makes and returns. */
function onlyStep({ build, site }: StandaloneJobSpec, context: GraphContext): { draft: NodeDraft; node: Node } | undefined {
  const complain = (message: string, hint: string): undefined => {
    context.sink.add(diagnosticAt(site, "AZML238", message, { hint }));
    return undefined;
  };
  const frame = new PipelineFrame(context, (nested, at) => buildPipeline(nested, at, context)?.shape, readCall);
  const recorded = withFrame(frame, () => recordClosure(build, undefined, { what: "the function given to standaloneJob()", site }, frame));
  if (recorded === undefined || recorded.broken) return undefined;
  const [draft] = frame.drafts;
  const several = "a job of several steps is a pipeline: job(ThePipeline, { … })";
  if (draft === undefined) return complain("standaloneJob() makes no step", "give a function that makes one: () => step(Train, { … })");
  if (frame.drafts.length > 1) return complain(`standaloneJob() makes ${frame.drafts.length} steps`, several);
  if (frame.draftOf(recorded.returned) !== draft)
    return complain("standaloneJob() does not return its step", "write () => step(…), or return it");
  const [node] = Object.values(joinNodes(frame.drafts, frame.bodies).jobs);
  if (node === undefined) return undefined;
  if (!canStandAlone(node))
    return complain(`${draft.label} can be no job of its own: ${whyNot(node)}`, "put it in a pipeline: job(ThePipeline, { … })");
  if (node.kind !== "automl" && node.component.additionalIncludes !== undefined)
    return complain(
      `${draft.label} can be no job of its own: its component has additional_includes`,
      "put it in a pipeline, or the files in one folder",
    );
  return { draft, node };
}

function whyNot({ kind, component }: Node): string {
  if (component?.kind === "reference") return "of a registered component only the workspace knows the command";
  return kind === "pipeline" ? "it is a pipeline" : `Azure ML has no job of type ${kind}`;
}
