import { existsSync } from "node:fs";
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import type { DiagnosticSink } from "../diagnostics/sink.js";
import { assetPath } from "../model/asset-path.js";
import { isAssetKind } from "../model/kind.js";
import { literalProblem } from "../model/literal-problem.js";
import { parseLiteral } from "../model/literal-text.js";
import type { InputPort } from "../model/port.js";
import type { InputValue } from "../model/value.js";
import { didYouMean } from "../util/did-you-mean.js";

/** Inputs from the command line: `-i epochs=5 -i rawData=./data`. Local paths are relative to `folder`. */
export interface GivenInputs {
  readonly texts: Readonly<Record<string, string>>;
  readonly folder: string;
}

/** The values that texts stand for, by wire name. A name may be written as in TypeScript or as on the wire. */
export function readGivenInputs(
  given: GivenInputs,
  inputs: readonly { readonly property: string; readonly wire: string; readonly port: InputPort }[],
  sink: DiagnosticSink,
): Map<string, InputValue> {
  const values = new Map<string, InputValue>();
  for (const [name, text] of Object.entries(given.texts)) {
    const input = inputs.find(({ property, wire }) => name === property || name === wire);
    if (!input) {
      const known = inputs.map(({ property }) => property);
      const meant = didYouMean(name, known);
      const hint = meant ? `did you mean "${meant}"?` : `inputs are: ${known.join(", ") || "none"}`;
      sink.add({ code: "AZML709", severity: "error", message: `the pipeline has no input "${name}"`, hint });
      continue;
    }
    const value = readText(text, input.port, given.folder);
    if (typeof value !== "string") {
      values.set(input.wire, value);
      sink.add(...missing(name, value));
    } else sink.add({ code: "AZML710", severity: "error", message: `input "${name}" has to be ${value}, not "${text}"` });
  }
  return values;
}

/** Told here, because the file has no line that says the path. */
function missing(name: string, value: InputValue): readonly Diagnostic[] {
  if (value.kind !== "asset" || value.asset.path.kind !== "local") return [];
  const { path, written } = value.asset.path;
  if (existsSync(path)) return [];
  return [
    {
      code: "AZML320",
      severity: "error",
      message: `input "${name}" of the job: "${written}" does not exist`,
      notes: [`looked for ${path}`],
      hint: "relative paths of the command line start from the current folder",
    },
  ];
}

/** The value of a text for a port, or what it has to be. */
function readText(text: string, port: InputPort, folder: string): InputValue | string {
  const { kind } = port;
  if (isAssetKind(kind))
    return text === "" ? `the path of a ${kind}` : { kind: "asset", asset: { type: kind, path: assetPath(text, folder) } };
  const number = kind === "integer" || kind === "number" ? parseLiteral(text, "number") : undefined;
  const value = number ?? parseLiteral(text, kind);
  return literalProblem(value, port)?.wanted ?? (value === undefined ? `a ${kind}` : { kind: "literal", value });
}
