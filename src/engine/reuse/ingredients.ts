import { createHash } from "node:crypto";
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
    environment: asked(component.environment),
    outputs: Object.entries(outputs).map(([name, { kind }]) => [name, kind]),
    variables: [...known.environmentVariables].sort(([a], [b]) => (a < b ? -1 : 1)),
  };
  if (known.environment !== undefined) parts["local environment"] = known.environment;
  // The body of a TypeScript component is run by the Node that runs azml.
  if (isBodyCommand(command)) parts["node"] = process.version;
  for (const [name, { text, isPath }] of known.inputs) parts[`input ${name}`] = isPath ? await known.content(text) : ["text", text];
  return Object.fromEntries(Object.entries(parts).map(([name, part]) => [name, shortHash(part)]));
}

/** The environment by what it is made of; where its conda file lies does not count. */
function asked(environment: Environment | undefined): Environment | undefined {
  if (environment?.kind !== "inline") return environment;
  const { condaFile: _, ...rest } = environment;
  return rest;
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
