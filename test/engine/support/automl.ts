import { spawnSync } from "node:child_process";
import { mkdirSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { automlEnvironment } from "../../../src/engine/automl/packages.js";
import { Environments } from "../../../src/engine/environments/environments.js";
import { NodeFailure } from "../../../src/engine/node-failure.js";
import type { AutomlNode } from "../../../src/model/automl-node.js";
import type { AutomlTask } from "../../../src/model/automl-task.js";
import type { InputValues } from "../../../src/model/value.js";
import type { LocalWorkspace } from "../../../src/workspace/local/open-local-workspace.js";
import { pythonLack } from "./python.js";
import { temporaryFolder, temporaryWorkspace } from "./temporary-workspace.js";

const environments = fileURLToPath(new URL("../../../.cache/environments", import.meta.url));

/** The environment that AutoML searches in, made once for all tests; or why there is none. */
export async function automlPython(): Promise<{ readonly python: string } | { readonly lack: string }> {
  if (pythonLack !== undefined) return { lack: pythonLack };
  const waiting = { signal: new AbortController().signal, attempt: 1 };
  try {
    const made = new Environments(environments, waiting.signal);
    const ready = await made.ready(automlEnvironment, { node: "automl", say: () => {}, warn: () => {} }, waiting);
    return ready.kind === "venv" ? { python: join(ready.programs, "python") } : { lack: "it is no Python environment" };
  } catch (error) {
    if (error instanceof NodeFailure) return { lack: `${error.message}: ${error.failure.lastLines?.at(-1)}` };
    throw error;
  }
}

/** Folder of a workspace that shares its environments with all others of a run of the suite, and with later runs. */
export function folderWithEnvironments(): string {
  const folder = temporaryFolder("automl");
  mkdirSync(environments, { recursive: true });
  symlinkSync(environments, join(folder, "environments"));
  return folder;
}

/** A workspace that has the environment already. */
export async function workspaceForAutoml(): Promise<LocalWorkspace> {
  return temporaryWorkspace(folderWithEnvironments());
}

/** An AutoML node without its name. */
export function automl(task: AutomlTask, inputs: InputValues, more: Partial<AutomlNode> = {}): AutomlNode {
  return { kind: "automl", name: "", automl: task, inputs, outputs: {}, source: "BUILDER", ...more };
}

/** What a Python program prints. It works in a folder of its own, as MLflow leaves files where it is started. */
export function printed(python: string, script: string, ...args: readonly string[]): string {
  const { status, stdout, stderr } = spawnSync(python, ["-B", "-W", "ignore", "-c", script, ...args], {
    encoding: "utf8",
    cwd: temporaryFolder("python"),
  });
  if (status !== 0) throw new Error(stderr);
  return stdout.trim();
}
