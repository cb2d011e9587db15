import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { ownFile } from "../../util/own-files.js";
import { NodeFailure } from "../node-failure.js";
import type { NodeLog } from "../node-log.js";
import { runProcessGroup } from "../runners/process-group.js";
import type { CutTable } from "./cut-input.js";
import type { MiniBatch } from "./mini-batch.js";

const script = ownFile("engine", "parallel", "cut_table.py");

export interface TableCutterSettings {
  readonly python: string;
  readonly env: NodeJS.ProcessEnv;
  readonly log: NodeLog;
  readonly signal: AbortSignal;
  readonly partitionKeys: readonly string[];
  /** Folder for the parts. */
  readonly folder: string;
}

/** Cuts tables with the machine's Python and pandas, in a process of its own. */
export function tableCutter({ python, env, log, signal, partitionKeys, folder }: TableCutterSettings): CutTable {
  return async ({ files, partitions, table }, size) => {
    mkdirSync(folder, { recursive: true });
    const request = join(folder, "request.json");
    const answer = join(folder, "answer.json");
    writeFileSync(request, JSON.stringify({ files, partitions, ...table, size, partition_keys: partitionKeys, folder }));
    const end = await runProcessGroup({
      program: python,
      args: [script, request, answer],
      cwd: folder,
      env,
      onOutput: (chunk, stream) => log.write(chunk, stream),
      onStarted: () => {},
      signal,
    });
    if (signal.aborted) return [];
    if (end.exitCode !== 0) {
      const message = `cutting the table ended with ${end.signal ?? `exit code ${end.exitCode}`}`;
      throw new NodeFailure({ code: "AZML553", message });
    }
    return partsOf(JSON.parse(readFileSync(answer, "utf8")) as Answer);
  };
}

/** What `cut_table.py` writes. */
type Answer =
  | { readonly mini_batches: readonly MiniBatch[] }
  /** Name of a Python module. */
  | { readonly missing: string }
  | { readonly problem: string };

function partsOf(answer: Answer): readonly MiniBatch[] {
  if ("mini_batches" in answer) return answer.mini_batches;
  if ("problem" in answer) throw new NodeFailure({ code: "AZML553", message: answer.problem });
  const message = `tables are read with the Python package ${answer.missing}, which is not there: pip install ${answer.missing}`;
  throw new NodeFailure({ code: "AZML554", message });
}
