import { existsSync, statSync } from "node:fs";
import path from "node:path";
import type { Component } from "../../model/pipeline.js";
import type { ComponentReference } from "../../model/component-reference.js";
import type { ReadContext } from "../read-context.js";
import { isReference } from "../part/is-reference.js";
import { describe } from "../source/read-value.js";
import { openYaml } from "../source/open-yaml.js";
import type { YamlValue } from "../source/yaml-value.js";

/** `component:` of a node or job: the name of a registered one, a file, or the component itself. */
export function readNodeComponent(value: YamlValue, context: ReadContext): Component | ComponentReference | undefined {
  if (value.isMap) return context.readComponent(value, { anonymous: true, source: "YAML.JOB" }, context);
  const text = value.string;
  if (text === undefined) {
    value.report("AZML408", `expected a file, azureml:<name>:<version> or a component, got ${describe(value)}`);
    return undefined;
  }
  if (isReference(text, { unversioned: true })) return { kind: "reference", id: text };
  if (/^(?:azureml:|\/subscriptions\/)/i.test(text)) {
    value.report("AZML429", `"${text}" names no component of a workspace`, {
      hint: "write azureml:<name>:<version>, or azureml: before an ARM id; a file is named by its path",
    });
    return undefined;
  }
  return readComponentFile(value, text, context);
}

function readComponentFile(value: YamlValue, written: string, context: ReadContext): Component | undefined {
  const prefixed = written.startsWith("file:");
  const file = path.resolve(path.dirname(value.file), prefixed ? written.slice("file:".length) : written);
  if (context.open.includes(file)) {
    value.report("AZML421", `${written} uses itself`, { notes: [...context.open, file].map((open) => `reads ${open}`) });
    return undefined;
  }
  // azure-ai-ml takes a file named with `file:` for a part of the job's own text.
  const source = prefixed ? "YAML.JOB" : "YAML.COMPONENT";
  const key = `${source} ${file}`;
  if (context.components.has(key)) return context.components.get(key);
  if (!existsSync(file)) {
    value.report("AZML412", `there is no component file ${written}`, {
      notes: [`looked for ${file}`],
      hint: /^[\w.-]+[:@][\w.-]+$/.test(written)
        ? `write azureml:${written} for a component of the workspace`
        : "paths are relative to the file they are written in; a registered component is azureml:<name>:<version>",
    });
    return undefined;
  }
  if (statSync(file).isDirectory()) {
    value.report("AZML412", `${written} is a folder, not the file of a component`);
    return undefined;
  }
  const root = openYaml(file, context.sink);
  const component =
    root === undefined
      ? undefined
      : context.readComponent(root.at(value.path), { anonymous: true, source }, { ...context, open: [...context.open, file] });
  context.components.set(key, component);
  return component;
}
