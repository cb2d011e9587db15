import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";

/** The folder of facts beside the repository (goldens, corpus, swagger); tests that need it skip when it is absent. */
export const sharedFolder = fileURLToPath(new URL("../../shared/azureml", import.meta.url));
export const hasShared = existsSync(path.join(sharedFolder, "goldens", "index.json"));

/** ARM id of the workspace that the goldens were made for; they write `<WS>` instead. */
export const goldenWorkspace =
  "/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/rg/providers/Microsoft.MachineLearningServices/workspaces/ws";

export function* jsonFiles(folder: string): Generator<string> {
  for (const name of readdirSync(folder).sort()) {
    const file = path.join(folder, name);
    if (statSync(file).isDirectory()) yield* jsonFiles(file);
    else if (name.endsWith(".json") && name !== "index.json") yield file;
  }
}

/** A golden with the ids of its workspace written out, as they are hashed. */
export function readGolden(file: string): Golden {
  return JSON.parse(readFileSync(file, "utf8").replaceAll("<WS>", goldenWorkspace)) as Golden;
}

export interface Golden {
  readonly type?: string;
  readonly calls?: readonly Call[];
  readonly request?: Call;
  // oxlint-disable-next-line no-explicit-any
  readonly rest?: any;
  readonly [key: string]: unknown;
}

export interface Call {
  readonly call: string;
  readonly name?: string;
  readonly version?: string;
  // oxlint-disable-next-line no-explicit-any
  readonly body?: any;
  readonly to?: string;
  readonly files?: Readonly<Record<string, string>>;
  readonly headers?: readonly string[];
}
