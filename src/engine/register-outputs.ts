import { AzmlError } from "../diagnostics/azml-error.js";
import type { NodeOutput } from "./node-output.js";
import { NodeFailure } from "./node-failure.js";
import type { PlannedNode } from "./plan/run-plan.js";
import type { RunContext } from "./run-context.js";
import type { NodeEnd } from "./scheduler.js";

/**
 * Registers the outputs of a completed node that ask for it. Fails the node when one cannot be, as Azure ML does; what it has written stays.
 */
export async function registerOutputs(
  { index, path: node }: PlannedNode,
  { outputs, details }: Extract<NodeEnd, { readonly status: "Completed" }>,
  { registrations, registry, job, secrets, stop }: Pick<RunContext, "registrations" | "registry" | "job" | "secrets" | "stop">,
): Promise<ReadonlyMap<string, NodeOutput>> {
  const asked = registrations.get(index);
  if (!asked || !registry) return outputs;
  const registered = new Map(outputs);
  for (const [output, registration] of asked) {
    const record = outputs.get(output);
    if (record?.path === undefined) continue;
    try {
      const isReused = details?.from !== undefined;
      const { description } = registration;
      const masked = { ...registration, ...(description !== undefined && { description: secrets.mask(description) }) };
      const finished = { path: record.readAt ?? record.path, job: `${job}/${node}`, isReused };
      const asset = await registry.registerOutput(masked, finished, stop);
      registered.set(output, { ...record, asset });
    } catch (error) {
      const [problem] = error instanceof AzmlError ? error.diagnostics : [];
      if (!problem) throw error;
      throw new NodeFailure({ code: problem.code, message: `output "${output}" is not registered: ${problem.message}` });
    }
  }
  return registered;
}
