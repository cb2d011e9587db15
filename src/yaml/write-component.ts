import path from "node:path";
import type { Component } from "../model/pipeline.js";
import { ComponentFiles, type WrittenFile } from "./write/component-files.js";
import { yamlText } from "./write/yaml-text.js";

/**
 * A component as Azure ML YAML: `<name>.yml`, and for a pipeline `components/<name>.yml` for each component that it uses. Nothing is written
 * to disk. Local paths become relative to `folder`.
 *
 * @example
 * for (const { path: file, text } of writeComponent(train, "./out")) await writeFile(path.join("./out", file), text);
 */
export function writeComponent(component: Component, folder: string): WrittenFile[] {
  const place = path.resolve(folder);
  const used = new ComponentFiles(place);
  const text = yamlText(used.component(component, place));
  return [{ path: `${component.name}.yml`, text }, ...used.files];
}
