import type { NodeReuse } from "../../events/run-event.js";
import { unreachable } from "../../util/unreachable.js";
import { type SourceReader, sourceTexts } from "../input-values.js";
import type { WorkingNode } from "../plan/run-plan.js";
import type { RunContext } from "../run-context.js";
import type { NodeRequest } from "../runners/node-request.js";
import type { NodeEnd } from "../scheduler.js";
import { ingredientsOf, keyOf, shortHash } from "./ingredients.js";
import { type EarlierResult, noEarlierResults } from "./reuse.js";
import { outputsOfEarlier } from "./reuse-result.js";
import { unknownTable } from "./table-content.js";
import { placeOutputs } from "../place-output.js";

/** What the node's result depends on, and the node's end when such a result is there already. */
export async function lookUp(
  planned: WorkingNode,
  inputs: NodeRequest["inputs"],
  context: RunContext,
): Promise<{ readonly reuse: NodeReuse; readonly end?: NodeEnd }> {
  const { earlier, log, job } = context;
  const { snapshots, environments, reader, content } = context;
  const ingredients = await ingredientsOf(planned, {
    code: await codeOf(planned, snapshots),
    inputs,
    environmentVariables: "environmentVariables" in planned ? await sourceTexts(planned.environmentVariables, reader) : new Map(),
    settings: await settingsOf(planned, reader),
    content,
    environment: "environment" in planned ? await environments.keyOf(planned.environment) : undefined,
  });
  const remark = unknownTable(inputs) ?? unknownLoads(planned);
  if (remark !== undefined) return { reuse: { ingredients, remark } };
  const isOnce = !isDeterministic(planned);
  // Only where the same job goes on is it this very result that is wanted.
  const key = isOnce ? shortHash([context.firstOfJob, planned.path, keyOf(ingredients)]) : keyOf(ingredients);
  const canReuse = earlier !== noEarlierResults && !context.isForced(planned.path);
  if (canReuse) await context.claim(planned, key);
  const reuse: NodeReuse = { key, ingredients, ...(isOnce && { remark: onlyResumed }) };
  const found = canReuse ? earlier.find(key) : undefined;
  if (!found) return { reuse };
  const kept = await outputsOfEarlier(planned, found, content);
  if ("because" in kept) {
    const remark = `its result in ${found.job} was not used, as ${kept.because}`;
    if (kept.isDamaged) warnOfDamage(planned, found, kept.because, context);
    return { reuse: { ...reuse, remark } };
  }
  const outputs = await placeOutputs(kept.outputs, context.outputPaths.get(planned.index));
  for (const fact of found.facts) log.emit({ job, time: Date.now(), node: planned.path, ...fact });
  const from = { job: found.job, node: found.node };
  const reason = `the same as ${found.job === job ? found.node : `in ${found.job}`}`;
  return { reuse, end: { status: "Completed", outputs, details: { reuse, from, reason } } };
}

const onlyResumed = "its component says is_deterministic: false, so that nothing but azml resume uses its result";

function warnOfDamage({ path }: WorkingNode, { job, node }: EarlierResult, because: string, { log, job: own }: RunContext): void {
  const of = job === own ? `of node "${node}"` : `in ${job}`;
  const message = `node "${path}" runs again: its result ${of} cannot be used, as ${because}`;
  log.emit({ type: "warning", job: own, time: Date.now(), diagnostic: { code: "AZML532", severity: "warning", message } });
}

/** Of a body that loads what is known only when it runs: why a result does not depend on it for sure. */
function unknownLoads(planned: WorkingNode): string | undefined {
  const code = planned.kind === "command" ? planned.component.code : undefined;
  const places = code?.kind === "local" ? code.openLoads : undefined;
  return places && `its result is not used again, as what it loads is known only when it runs: ${places.join(", ")}`;
}

async function codeOf(planned: WorkingNode, snapshots: RunContext["snapshots"]): Promise<string | undefined> {
  if (planned.kind === "command" || planned.kind === "spark") return snapshots.keyOf(planned.component);
  return planned.kind === "parallel" ? snapshots.keyOf(planned.task) : undefined;
}

/** Settings that are known only when the pipeline runs. */
async function settingsOf(planned: WorkingNode, reader: SourceReader): Promise<ReadonlyMap<string, string>> {
  if (planned.kind === "parallel") return sourceTexts(planned.numbers, reader);
  if (planned.kind === "spark") return sourceTexts(planned.conf, reader);
  if (planned.kind === "command") return sourceTexts(planned.counts, reader);
  return planned.kind === "automl" ? sourceTexts(planned.settings, reader) : new Map();
}

function isDeterministic(planned: WorkingNode): boolean {
  switch (planned.kind) {
    case "command":
    case "spark":
      return planned.component.isDeterministic;
    case "parallel":
      return planned.isDeterministic;
    case "automl":
    case "copy_data":
      return true;
    default:
      return unreachable(planned);
  }
}
