import path from "node:path";
import type { InlineEnvironment } from "../model/environment.js";
import type { WrittenFile } from "./write/component-files.js";
import { writeInlineEnvironment } from "./write/part/environment.js";
import { yamlText } from "./write/yaml-text.js";

/**
 * An environment as Azure ML YAML: `environment.yml`, with its conda packages in line. Nothing is written to disk. The path of a build context
 * becomes relative to `folder`.
 *
 * @example
 * const [{ text }] = writeEnvironment(environment, "./out");
 */
export function writeEnvironment(environment: InlineEnvironment, folder: string): WrittenFile[] {
  const text = yamlText({
    $schema: "https://azuremlschemas.azureedge.net/latest/environment.schema.json",
    ...writeInlineEnvironment(environment, path.resolve(folder)),
  });
  return [{ path: "environment.yml", text }];
}
