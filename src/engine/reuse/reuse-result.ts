import { existsSync } from "node:fs";
import { join } from "node:path";
import { isPrimitiveKind } from "../../model/kind.js";
import { isMasked } from "../../secrets/secrets.js";
import type { OutputRecord } from "../../workspace/job-record.js";
import { placeOutput } from "../place-output.js";
import type { WorkingNode } from "../plan/run-plan.js";
import type { EarlierResult } from "./reuse.js";

/** The outputs of an earlier result as those of this node; undefined when one of them is not there any more. */
export function outputsOfEarlier(
  { ports }: WorkingNode,
  earlier: EarlierResult,
  targets: ReadonlyMap<string, string> = new Map(),
): Map<string, OutputRecord> | undefined {
  const records = new Map<string, OutputRecord>();
  for (const [output, { kind }] of Object.entries(ports.outputs)) {
    const value = earlier.values.get(output);
    // A value that holds a secret is not kept.
    if (value !== undefined && isMasked(value)) return undefined;
    const path = join(earlier.outputs, output);
    if (isPrimitiveKind(kind) ? value === undefined : !existsSync(path)) return undefined;
    records.set(output, value === undefined ? { path } : { value });
  }
  for (const [output, target] of targets) {
    const { path } = records.get(output) ?? {};
    if (path === undefined) continue;
    placeOutput(path, target);
    records.set(output, { path: target });
  }
  return records;
}
