import { statSync } from "node:fs";
import { join } from "node:path";
import type { Diagnostic } from "../../diagnostics/diagnostic.js";
import { assetShapes } from "../../model/asset-shape.js";
import { aKind } from "../../model/kind.js";
import { describeInput } from "../describe.js";
import { givenInputs } from "../given-inputs.js";
import type { JobScope } from "../job-scope.js";
import { doubt, problem } from "../rule.js";

/** Data on this machine exists. */
export function localData(scope: JobScope): Diagnostic[] {
  return givenFiles(scope).flatMap(({ what, place, found, where }) => {
    if (found) return [];
    const hint = "relative paths start from the file they are written in";
    return problem("AZML320", `${what}: "${place.written}" does not exist`, { ...where, notes: [`looked for ${place.path}`], hint });
  });
}

/** Data on this machine is a file or a folder, as its kind says: a local run is certain to fail otherwise. */
export function localShapes(scope: JobScope): Diagnostic[] {
  return wrongShapes(scope, problem);
}

/** The same of what is sent: azure-ai-ml sends it as it is, and the service takes a file for a folder. */
export function sentShapes(scope: JobScope): Diagnostic[] {
  return wrongShapes(scope, doubt);
}

function wrongShapes(scope: JobScope, say: typeof problem): Diagnostic[] {
  return givenFiles(scope).flatMap(({ what, type, place, found, where }) => {
    if (!found || assetShapes[type] === "either" || assetShapes[type] === found) return [];
    const hint = found === "file" ? "give the folder, or use a uri_file" : "give a file, or use a uri_folder";
    return say("AZML321", `${what} is ${aKind(type)}, but "${place.written}" is a ${found}`, { ...where, hint });
  });
}

/** Data of this machine that inputs are given, with what lies there. */
function givenFiles(scope: JobScope) {
  return givenInputs(scope).flatMap(({ input, value, node, path, location }) => {
    if (value.kind !== "asset" || value.asset.path.kind !== "local") return [];
    const { type, path: place } = value.asset;
    const where = { path: `${path}.path`, location, focus: place.written };
    return [{ what: describeInput(input, node), type, place, found: shapeOf(place.path), where }];
  });
}

/** Code and Docker build contexts on this machine exist. */
export function localCode({ components }: JobScope): Diagnostic[] {
  return components.flatMap(({ component, label, path, location }) => {
    if (component.kind !== "command") return [];
    const { code, environment } = component;
    const found: Diagnostic[] = [];
    if (code?.kind === "local" && !shapeOf(code.path)) {
      found.push(
        problem("AZML320", `the code of component "${label}" does not exist`, {
          path: `${path}.code`,
          location,
          focus: "code",
          notes: [`looked for ${code.path}`],
        }),
      );
    }
    const context = environment?.kind === "inline" ? environment.build?.path : undefined;
    if (context?.kind === "local" && shapeOf(context.path) !== "folder") {
      const message = `the build context of component "${label}" ${shapeOf(context.path) ? "is a file" : "does not exist"}`;
      found.push(
        problem(shapeOf(context.path) ? "AZML321" : "AZML320", message, {
          path: `${path}.environment.build.path`,
          location,
          focus: "build",
          notes: [`looked for ${context.path}`],
        }),
      );
    }
    return found;
  });
}

/** The script of a parallel run lies in its code. azure-ai-ml sends YAML without a look at this, so there it is a warning. */
export function entryScripts({ components }: JobScope): Diagnostic[] {
  return components.flatMap(({ component, label, path, location }) => {
    if (component.kind !== "parallel" || component.task?.code?.kind !== "local" || component.task.entryScript === undefined) return [];
    const file = join(component.task.code.path, component.task.entryScript);
    if (shapeOf(file) === "file") return [];
    const say = component.source.startsWith("YAML") ? doubt : problem;
    return say("AZML320", `the entry script of component "${label}" does not exist`, {
      path: `${path}.task.entry_script`,
      location,
      focus: component.task.entryScript,
      notes: [`looked for ${file}`],
    });
  });
}

/** The Python file that a Spark application starts with lies in its code. */
export function sparkEntries({ components }: JobScope): Diagnostic[] {
  return components.flatMap(({ component, path, location }) => {
    if (component.kind !== "spark" || component.code?.kind !== "local" || !component.entry || !("file" in component.entry)) return [];
    const file = join(component.code.path, component.entry.file);
    if (shapeOf(file) === "file") return [];
    return problem("AZML320", `Entry ${file} doesn't exist.`, { path: `${path}.entry`, location, focus: "entry" });
  });
}

function shapeOf(path: string): "file" | "folder" | undefined {
  try {
    return statSync(path).isDirectory() ? "folder" : "file";
  } catch {
    // Not there, below what is a file, or not to be looked at.
    return undefined;
  }
}
