import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { isBodyCommand } from "../../model/body-command.js";
import type { Environment } from "../../model/environment.js";
import { hasName } from "../../model/spark-settings.js";
import { automlDriver, searchSettings } from "../automl/search-settings.js";
import type { CommandValue } from "../command-text.js";
import { WrittenNumber } from "../../model/written-number.js";
import { unreachable } from "../../util/unreachable.js";
import type { WorkingNode } from "../plan/run-plan.js";
import type { Ingredients } from "./reuse.js";
import { pathContent } from "./table-content.js";

/** What is looked at beside the plan. */
export interface KnownNow {
  /** Hash of the code that runs; undefined where none does. */
  readonly code: string | undefined;
  readonly inputs: ReadonlyMap<string, CommandValue>;
  readonly environmentVariables: ReadonlyMap<string, string>;
  /** Hash of the environment that azml makes; undefined for this machine as it is. */
  readonly environment: string | undefined;
  /** Settings that are known only when the pipeline runs, as texts, by their names. */
  readonly settings: ReadonlyMap<string, string>;
  /** Hash of what lies at a path now. */
  readonly content: (path: string) => Promise<string>;
}

/**
 * Everything that the result of a node depends on: what it runs, its code, the environment it asks for, its inputs by content, its own
 * variables, the outputs it is to make. Names, places, limits and what only people read do not count.
 */
export async function ingredientsOf(planned: WorkingNode, known: KnownNow): Promise<Ingredients> {
  const parts: Record<string, unknown> = {
    ...(await ownParts(planned, known)),
    outputs: Object.entries(planned.ports.outputs)
      .map(([name, { kind }]) => [name, kind])
      .sort(([a = ""], [b = ""]) => (a < b ? -1 : 1)),
  };
  if (known.code !== undefined) parts["code"] = known.code;
  if (known.environment !== undefined) parts["local environment"] = known.environment;
  const hashed = Object.entries(parts).map(([name, part]): [string, string] => [name, shortHash(part)]);
  return Object.fromEntries([...hashed, ...Object.entries(await inputParts(known.inputs, known.content))]);
}

/** What a result depends on of its inputs. */
export async function inputParts(inputs: KnownNow["inputs"], content: KnownNow["content"]): Promise<Ingredients> {
  const parts: [string, string][] = [];
  for (const [name, { text, isPath }] of inputs) {
    parts.push([`input ${name}`, shortHash(isPath ? await pathContent(text, content) : ["text", text])]);
  }
  return Object.fromEntries(parts);
}

async function ownParts(planned: WorkingNode, { content, environmentVariables, settings }: KnownNow): Promise<Record<string, unknown>> {
  const sorted = (texts: ReadonlyMap<string, string>): [string, string][] => [...texts].sort(([a], [b]) => (a < b ? -1 : 1));
  switch (planned.kind) {
    case "command": {
      const { command, environment } = planned.component;
      return {
        command,
        environment: await environmentPart(environment, content),
        variables: sorted(environmentVariables),
        ...(settings.size > 0 && { distribution: [planned.distribution?.type, sorted(settings)] }),
        // The body of a TypeScript component is run by the Node that runs azml.
        ...(isBodyCommand(command) && { node: process.version }),
      };
    }
    case "parallel": {
      const { entryScript, task, inputData, partitionKeys, appendRowTo } = planned;
      // How many work at once changes nothing.
      const counted = sorted(settings).filter(([name]) => name !== "max_concurrency_per_instance" && name !== "resources.instance_count");
      return {
        task: [entryScript, task.programArguments, inputData, partitionKeys, appendRowTo, counted],
        environment: await environmentPart(task.environment, content),
        variables: sorted(environmentVariables),
      };
    }
    case "spark": {
      const { entry, pyFiles, jars, files, archives, args, environment } = planned.component;
      return {
        application: [entry, pyFiles, jars, files, archives, args],
        // How many work at once, and with how much memory, changes nothing.
        conf: sorted(settings).filter(([name]) => !hasName(name)),
        environment: await environmentPart(environment, content),
      };
    }
    case "automl":
      return { search: searchSettings(planned, settings), driver: await content(automlDriver), variables: sorted(environmentVariables) };
    case "copy_data":
      return { copy: planned.merge };
    default:
      return unreachable(planned);
  }
}

/** What an environment is made of; what it is called does not count. */
async function environmentPart(environment: Environment | undefined, content: KnownNow["content"]): Promise<unknown> {
  if (environment?.kind !== "inline") return environment;
  const { image, build, osType } = environment;
  // In which order a file has its keys means nothing.
  const [conda, inferenceConfig] = [withSortedKeys(environment.conda), withSortedKeys(environment.inferenceConfig)];
  if (build?.path.kind !== "local") return { image, conda, build, inferenceConfig, osType };
  // A folder that is not there is no hindrance: commands run without it.
  const context = existsSync(build.path.path) ? await content(build.path.path) : build.path.path;
  return { image, conda, build: { ...build, path: context }, inferenceConfig, osType };
}

function withSortedKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withSortedKeys);
  if (typeof value !== "object" || value === null || value instanceof WrittenNumber) return value;
  const sorted = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(sorted.map(([key, part]) => [key, withSortedKeys(part)]));
}

/** One key for all of it. */
export function keyOf(ingredients: Ingredients): string {
  const sorted = Object.entries(ingredients).sort(([a], [b]) => (a < b ? -1 : 1));
  return createHash("sha256").update(JSON.stringify(sorted)).digest("hex");
}

/** An ingredient: what counts, as a short hash. */
export function shortHash(part: unknown): string {
  return createHash("sha256")
    .update(JSON.stringify(part) ?? "")
    .digest("hex")
    .slice(0, 32);
}
