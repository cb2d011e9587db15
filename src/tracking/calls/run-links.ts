import type { Call, Handler } from "../call.js";

/** Data sets and models that a run has read. */
export const logInputs: Handler = (call) =>
  addTo(call, "run_inputs", { dataset_inputs: call.fields.raw("datasets"), model_inputs: call.fields.raw("models") });

/** Models that a run has made. */
export const logOutputs: Handler = (call) => addTo(call, "run_outputs", { model_outputs: call.fields.raw("models") });

function addTo({ fields, book, store }: Call, kind: "run_inputs" | "run_outputs", added: Readonly<Record<string, unknown>>): object {
  const { runId } = book.ownRun(fields.text("run_id"));
  const before = store.document(kind, runId);
  const body = new Map<string, readonly unknown[]>(typeof before === "object" && before !== null ? Object.entries(before) : []);
  for (const [name, list] of Object.entries(added)) if (Array.isArray(list)) body.set(name, [...(body.get(name) ?? []), ...list]);
  store.writeDocument(kind, runId, runId, Object.fromEntries(body));
  return {};
}
