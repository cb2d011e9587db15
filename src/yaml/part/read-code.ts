import { existsSync } from "node:fs";
import path from "node:path";
import type { Code } from "../../model/code.js";
import { readString } from "../source/read-value.js";
import type { YamlValue } from "../source/yaml-value.js";
import { isReference } from "./is-reference.js";

/** `code:` of a component. azure-ai-ml takes none from git, though jobs may have such code. */
export function readComponentCode(value: YamlValue | undefined): Code | undefined {
  const code = readCode(value);
  if (code?.kind === "remote" && code.id.startsWith("git+")) {
    value?.report("AZML426", "Not a valid code value: git paths are not supported.", { hint: "clone it, and name the folder" });
  }
  return code;
}

/** `code:` of a component: a path beside the file, or something that the service can reach. */
export function readCode(value: YamlValue | undefined): Code | undefined {
  if (value === undefined) return undefined;
  const text = readString(value);
  if (text === undefined) return undefined;
  if (/^(?:https?:\/\/|git\+)/i.test(text) || isReference(text, { unversioned: false })) return { kind: "remote", id: text };
  if (/^(?:azureml:|\/subscriptions\/)/i.test(text)) {
    value.report("AZML429", `"${text}" names no code of a workspace`, {
      hint: "write azureml:<name>:<version>, or azureml: before an ARM id; a folder is named by its path",
    });
    return { kind: "remote", id: text };
  }
  const absolute = path.resolve(path.dirname(value.file), text);
  if (!existsSync(absolute)) {
    value.report("AZML412", `there is no file or folder ${text}`, {
      notes: [`looked for ${absolute}`],
      hint: "paths are relative to the file they are written in",
    });
  }
  return { kind: "local", path: absolute };
}
