import { cpSync, existsSync, lstatSync, mkdirSync, readdirSync } from "node:fs";
import { basename, join } from "node:path";
import { NodeFailure } from "../node-failure.js";
import type { PlannedCopy } from "../plan/run-plan.js";
import type { NodeRequest } from "./node-request.js";

/** Copies what the inputs hold into the output: files of folders side by side, later inputs over earlier ones unless conflicts are to fail. */
export function runCopy({ planned, inputs, outputs, started, log }: NodeRequest<PlannedCopy>): void {
  started();
  log.open();
  for (const [output, target] of outputs) {
    const intoFile = existsSync(target) ? !lstatSync(target).isDirectory() : planned.ports.outputs[output]?.kind === "uri_file";
    for (const { text: source } of inputs.values()) {
      const names = lstatSync(source).isDirectory() ? readdirSync(source) : undefined;
      if (intoFile) copy(names === undefined ? source : onlyFile(source, names), target, planned.merge);
      else {
        mkdirSync(target, { recursive: true });
        for (const name of names ?? [basename(source)])
          copy(names === undefined ? source : join(source, name), join(target, name), planned.merge);
      }
      log.write(Buffer.from(`copied ${source}\n`), "stdout");
    }
  }
}

function copy(from: string, to: string, merge: boolean): void {
  if (!merge && existsSync(to)) {
    throw new NodeFailure({
      code: "AZML531",
      message: `${basename(to)} is there already, and the copy is to fail then (fail_if_conflict)`,
    });
  }
  cpSync(from, to, { recursive: true });
}

function onlyFile(folder: string, names: readonly string[]): string {
  const [name] = names;
  if (name !== undefined && names.length === 1) return join(folder, name);
  throw new NodeFailure({ code: "AZML531", message: `${folder} has ${names.length} entries, and the output is one file` });
}
