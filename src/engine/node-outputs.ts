import { existsSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { GuardError } from "../guard/guard-error.js";
import { refuseOddFiles } from "../guard/odd-files.js";
import { readLimited } from "../guard/read-limited.js";
import { isPrimitiveKind, type PortKind } from "../model/kind.js";
import type { OutputPorts } from "../model/port.js";
import type { NodeOutput } from "./node-output.js";
import { NodeFailure } from "./node-failure.js";

/** Kinds whose output is one file; every other kind is given an empty folder to write into. */
function isFile(kind: PortKind): boolean {
  return kind === "uri_file" || isPrimitiveKind(kind);
}

/** Bytes of a control output: it is one value. */
const longestValue = 1024 * 1024;

/** Decides where each declared output goes and makes what has to be there before the node runs. */
export function prepareOutputs(ports: OutputPorts, folder: string): Map<string, string> {
  const paths = new Map<string, string>();
  let isMade = false;
  for (const [output, { kind }] of Object.entries(ports)) {
    const path = join(folder, output);
    if (!isFile(kind) || !isMade) mkdirSync(isFile(kind) ? folder : path, { recursive: true });
    isMade = true;
    paths.set(output, path);
  }
  return paths;
}

/** What the node has put out: paths of assets, texts of control outputs. Fails the node when a declared one is missing. */
export function collectOutputs(ports: OutputPorts, paths: ReadonlyMap<string, string>): Map<string, NodeOutput> {
  const records = new Map<string, NodeOutput>();
  const missing: string[] = [];
  for (const [output, { kind }] of Object.entries(ports)) {
    const path = paths.get(output) ?? "";
    if (!existsSync(path)) missing.push(output);
    else
      records.set(
        output,
        guarded(output, () => (isPrimitiveKind(kind) ? { value: valueAt(path, output) } : { path: soundPath(path) })),
      );
  }
  if (missing.length > 0) {
    const names = missing.map((output) => `"${output}"`).join(", ");
    throw new NodeFailure({
      code: "AZML525",
      message: `${missing.length > 1 ? "outputs" : "output"} ${names} ${missing.length > 1 ? "were" : "was"} not written`,
    });
  }
  return records;
}

function valueAt(path: string, output: string): string {
  return readLimited(path, longestValue, `output "${output}"`).replace(/\r?\n$/, "");
}

function soundPath(path: string): string {
  refuseOddFiles(path);
  return path;
}

/** Names the output in what a guard has found in it. */
function guarded<T>(output: string, look: () => T): T {
  try {
    return look();
  } catch (error) {
    if (!(error instanceof GuardError)) throw error;
    const { code, message } = error;
    throw new NodeFailure({ code, message: code === "AZML548" ? `output "${output}": ${message}` : message });
  }
}
