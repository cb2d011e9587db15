import { relative } from "node:path";
import type { DiagnosticSink } from "../diagnostics/sink.js";
import { siteOfComponent } from "../graph/build-component.js";
import { didYouMean } from "../util/did-you-mean.js";

/** The component that a module exports: the named one, else the default export, else the only one. A method counts as `Class.method`. */
export function findComponent(
  exports: Readonly<Record<string, unknown>>,
  name: string | undefined,
  file: string,
  cwd: string,
  sink: DiagnosticSink,
): unknown {
  const shown = relative(cwd, file) || file;
  const found = candidates(exports);
  const complain = (code: "AZML707" | "AZML708", message: string, hint: string): undefined => {
    sink.add({ code, severity: "error", message, hint, location: { file, line: 1, column: 1 } });
    return undefined;
  };
  const names = [...found.keys()].join(", ");
  if (name !== undefined) {
    if (found.has(name)) return found.get(name);
    const meant = didYouMean(name, [...found.keys()]);
    return complain(
      "AZML707",
      `${shown} has no component called "${name}"`,
      meant ? `did you mean "${meant}"?` : `it has: ${names || "none"}`,
    );
  }
  if (found.has("default")) return found.get("default");
  const [only, ...others] = new Set(found.values());
  if (only === undefined) return complain("AZML707", `${shown} exports no component`, "export a class with @commandComponent or @pipeline");
  if (others.length === 0) return only;
  return complain("AZML708", `${shown} exports several components: ${names}`, "name one with --export");
}

function candidates(exports: Readonly<Record<string, unknown>>): Map<string, unknown> {
  const found = new Map<string, unknown>();
  for (const [name, value] of Object.entries(exports)) {
    if (siteOfComponent(value) !== undefined) found.set(name, value);
    if (typeof value !== "function") continue;
    for (const [method, { value: member }] of Object.entries(Object.getOwnPropertyDescriptors(value))) {
      if (siteOfComponent(member) !== undefined) found.set(`${name}.${method}`, member);
    }
  }
  return found;
}
