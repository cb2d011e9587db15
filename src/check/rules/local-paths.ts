import { statSync } from "node:fs";
import { join } from "node:path";
import type { Diagnostic } from "../../diagnostics/diagnostic.js";
import { assetShapes } from "../../model/asset-shape.js";
import { aKind } from "../../model/kind.js";
import { describeInput } from "../describe.js";
import { givenInputs } from "../given-inputs.js";
import type { JobScope } from "../job-scope.js";
import { doubt, problem } from "../rule.js";

/** Data on this machine exists, and is a file or a folder as its kind says. */
export function localData(scope: JobScope): Diagnostic[] {
  return givenInputs(scope).flatMap(({ input, value, node, path, location }) => {
    if (value.kind !== "asset" || value.asset.path.kind !== "local") return [];
    const { type, path: place } = value.asset;
    const found = shapeOf(place.path);
    const where = { path: `${path}.path`, location, focus: place.written };
    if (!found) {
      const hint = "relative paths start from the file they are written in";
      return problem("AZML320", `${describeInput(input, node)}: "${place.written}" does not exist`, {
        ...where,
        notes: [`looked for ${place.path}`],
        hint,
      });
    }
    if (assetShapes[type] === "either" || assetShapes[type] === found) return [];
    // azure-ai-ml sends it as it is, and the service takes a file for a folder; a local run refuses it by itself.
    return doubt("AZML321", `${describeInput(input, node)} is ${aKind(type)}, but "${place.written}" is a ${found}`, {
      ...where,
      hint: found === "file" ? "give the folder, or use a uri_file" : "give a file, or use a uri_folder",
    });
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
