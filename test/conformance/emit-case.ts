import { readFileSync } from "node:fs";
import path from "node:path";
import { AzmlError } from "../../src/diagnostics/azml-error.js";
import { goldenWorkspace } from "../shared.js";
import { emitTwin } from "./emit-dsl.js";
import { emitFile } from "./emit-file.js";
import type { Emitted, IndexRow } from "./emitted.js";
import { RecordingTarget } from "./recording-target.js";

/** Reads, checks and submits one file of the corpus to a recording. Never opens a golden. */
export async function emitCase(corpus: string, row: IndexRow): Promise<Emitted> {
  const file = path.join(corpus, row.source);
  const target = new RecordingTarget();
  const emitted: Emitted = {};
  try {
    if (row.golden.startsWith("dsl/")) await emitTwin(row, path.dirname(path.dirname(file)), target, emitted);
    else await emitFile(row, file, target, emitted);
  } catch (error) {
    const message = error instanceof AzmlError ? error.diagnostics.map((d) => d.message).join("\n") : String(error);
    emitted.error = { stage: "submit", message };
  }
  const last = target.calls.pop();
  if (last !== undefined && emitted.error === undefined) {
    const { body, ...request } = last;
    Object.assign(emitted, { calls: target.calls, request, rest: body });
  } else if (last !== undefined) {
    emitted.calls = [...target.calls, last];
  }
  return JSON.parse(JSON.stringify(emitted).replaceAll(goldenWorkspace, "<WS>").replaceAll(corpus, "<CORPUS>")) as Emitted;
}

export function readIndex(file: string): IndexRow[] {
  return JSON.parse(readFileSync(file, "utf8")) as IndexRow[];
}
