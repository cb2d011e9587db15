import { existsSync, mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { isPrimitiveKind, type PortKind } from "../model/kind.js";
import type { OutputPorts } from "../model/port.js";
import type { NodeOutput } from "./node-output.js";
import { NodeFailure } from "./node-failure.js";

/** Kinds whose output is one file; every other kind is given an empty folder to write into. */
function isFile(kind: PortKind): boolean {
  return kind === "uri_file" || isPrimitiveKind(kind);
}

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
    else if (isPrimitiveKind(kind)) records.set(output, { value: readFileSync(path, "utf8").replace(/\r?\n$/, "") });
    else records.set(output, { path });
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
