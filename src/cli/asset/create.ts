import { anonymousName } from "../../model/anonymous.js";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { AzmlError } from "../../diagnostics/azml-error.js";
import type { Diagnostic } from "../../diagnostics/diagnostic.js";
import { writeJsonNumbers } from "../../model/json-number.js";
import type { Override } from "../../model/override.js";
import type { RegisteredDefinitions } from "../../workspace/asset-operations.js";
import type { Workspace } from "../../workspace/workspace.js";
import { type ExitCode, exitCode } from "../exit-code.js";
import { reportProblems } from "../report-problems.js";
import type { Terminal } from "../terminal.js";
import { isAzure, openAzure, openLocal, type WorkspaceOptions } from "../workspace-options.js";
import type { AssetWords } from "./asset-words.js";
import { readAsset } from "./read-asset.js";

export interface CreateOptions extends WorkspaceOptions {
  readonly set?: readonly Override[];
  readonly name?: string;
  readonly version?: string;
  readonly export?: string;
  readonly json?: boolean;
}

/** Registers what FILE defines. */
export async function create(words: AssetWords, file: string, options: CreateOptions, terminal: Terminal): Promise<ExitCode> {
  // Loaded before the user's file: what comes after it has to pass through the loader of TypeScript.
  if (!isAzure(options)) await import("../../workspace/local/open-local-workspace.js");
  const bundles = await mkdtemp(join(tmpdir(), "azml-"));
  try {
    const { definition, diagnostics } = await readAsset(words, file, { ...options, bundles, cwd: terminal.cwd });
    if (!definition || diagnostics.length > 0) reportProblems(diagnostics, terminal, options.json && !definition);
    if (!definition) return exitCode.wrong;
    const workspace = await (isAzure(options) ? openAzure(options, terminal) : openLocal(options, terminal));
    try {
      const { name, version, id, ...record } = await register(named(definition, options, words, file), workspace);
      const text = `Registered ${words.one} ${name}, version ${version}. Jobs use it as azureml:${name}:${version}\n`;
      terminal.stdout.write(options.json ? `${JSON.stringify({ name, version, id, ...record }, writeJsonNumbers)}\n` : text);
      return exitCode.done;
    } finally {
      await workspace.close();
    }
  } finally {
    await rm(bundles, { recursive: true, force: true });
  }
}

type AnyDefinition = RegisteredDefinitions[keyof RegisteredDefinitions];

function named(definition: AnyDefinition, { name, version }: CreateOptions, { one }: AssetWords, file: string): AnyDefinition {
  const own = definition.name === anonymousName ? undefined : definition.name;
  if (name === undefined && own === undefined && definition.kind !== "inline") {
    const problem: Diagnostic = {
      code: "AZML581",
      severity: "error",
      message: `the ${one} of ${file} has no name`,
      hint: "give it one with --name",
    };
    throw new AzmlError([problem]);
  }
  return { ...definition, ...(name !== undefined && { name }), ...(version !== undefined && { version }) };
}

async function register(definition: AnyDefinition, workspace: Workspace) {
  switch (definition.kind) {
    case "data":
      return workspace.data.createOrUpdate(definition);
    case "model":
      return workspace.models.createOrUpdate(definition);
    case "inline":
      return workspace.environments.createOrUpdate(definition);
    default:
      return workspace.components.createOrUpdate(definition);
  }
}
