import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { isBodyCommand } from "../../model/body-command.js";
import type { Environment } from "../../model/environment.js";
import type { CommandValue } from "../command-text.js";
import type { PlannedCommand } from "../plan/run-plan.js";
import type { Ingredients } from "./reuse.js";

/** What is looked at beside the plan. */
export interface KnownNow {
  /** Hash of the component's code. */
  readonly code: string;
  readonly inputs: ReadonlyMap<string, CommandValue>;
  readonly environmentVariables: ReadonlyMap<string, string>;
  /** Hash of the environment that azml makes; undefined for this machine as it is. */
  readonly environment: string | undefined;
  /** Hash of what lies at a path. */
  readonly content: (path: string) => Promise<string>;
}

/**
 * Everything that the result of a command depends on: its text, its code, the environment it asks for, its inputs by content, its own
 * variables, the outputs it is to make. Names, places, limits and what only people read do not count.
 */
export async function ingredientsOf({ component }: PlannedCommand, known: KnownNow): Promise<Ingredients> {
  const { command, outputs } = component;
  const parts: Record<string, unknown> = {
    command,
    code: known.code,
    environment: await environmentPart(component.environment, known.content),
    outputs: Object.entries(outputs).map(([name, { kind }]) => [name, kind]),
    variables: [...known.environmentVariables].sort(([a], [b]) => (a < b ? -1 : 1)),
  };
  if (known.environment !== undefined) parts["local environment"] = known.environment;
  // The body of a TypeScript component is run by the Node that runs azml.
  if (isBodyCommand(command)) parts["node"] = process.version;
  for (const [name, { text, isPath }] of known.inputs) parts[`input ${name}`] = isPath ? await known.content(text) : ["text", text];
  return Object.fromEntries(Object.entries(parts).map(([name, part]) => [name, shortHash(part)]));
}

/** What an environment is made of; what it is called does not count. */
async function environmentPart(environment: Environment | undefined, content: KnownNow["content"]): Promise<unknown> {
  if (environment?.kind !== "inline") return environment;
  const { image, conda, build, inferenceConfig, osType } = environment;
  if (build?.path.kind !== "local") return { image, conda, build, inferenceConfig, osType };
  // A folder that is not there is no hindrance: commands run without it.
  const context = existsSync(build.path.path) ? await content(build.path.path) : build.path.path;
  return { image, conda, build: { ...build, path: context }, inferenceConfig, osType };
}

/** One key for all of it. */
export function keyOf(ingredients: Ingredients): string {
  const sorted = Object.entries(ingredients).sort(([a], [b]) => (a < b ? -1 : 1));
  return createHash("sha256").update(JSON.stringify(sorted)).digest("hex");
}

function shortHash(part: unknown): string {
  return createHash("sha256")
    .update(JSON.stringify(part) ?? "")
    .digest("hex")
    .slice(0, 32);
}
