import { existsSync, lstatSync, mkdirSync, readdirSync } from "node:fs";
import { cp } from "node:fs/promises";
import { basename, join } from "node:path";
import { refuseOddFiles } from "../../guard/odd-files.js";
import { NodeFailure } from "../node-failure.js";
import type { PlannedCopy } from "../plan/run-plan.js";
import type { NodeRequest } from "./node-request.js";

/** Copies what the inputs hold into the output: files of folders side by side, later inputs over earlier ones unless conflicts are to fail. */
export async function runCopy({ planned, inputs, outputs, started, log, signal }: NodeRequest<PlannedCopy>): Promise<void> {
  started();
  log.open();
  const copy = async (from: string, to: string): Promise<void> => {
    if (signal.aborted) return;
    if (!planned.merge && existsSync(to)) {
      const message = `${basename(to)} is there already, and the copy is to fail then (fail_if_conflict)`;
      throw new NodeFailure({ code: "AZML531", message });
    }
    await cp(from, to, { recursive: true, filter: () => !signal.aborted });
  };
  for (const [output, target] of outputs) {
    const intoFile = existsSync(target) ? !lstatSync(target).isDirectory() : planned.ports.outputs[output]?.kind === "uri_file";
    for (const { text: source } of inputs.values()) {
      refuseOddFiles(source);
      const names = lstatSync(source).isDirectory() ? readdirSync(source) : undefined;
      if (intoFile) await copy(names === undefined ? source : onlyFile(source, names), target);
      else {
        mkdirSync(target, { recursive: true });
        for (const name of names ?? [basename(source)]) await copy(names === undefined ? source : join(source, name), join(target, name));
      }
      if (!signal.aborted) log.write(Buffer.from(`copied ${source}\n`), "stdout");
    }
  }
}

function onlyFile(folder: string, names: readonly string[]): string {
  const [name] = names;
  if (name !== undefined && names.length === 1) return join(folder, name);
  throw new NodeFailure({ code: "AZML531", message: `${folder} has ${names.length} entries, and the output is one file` });
}
