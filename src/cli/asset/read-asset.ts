import { readFileSync } from "node:fs";
import type { Diagnostic } from "../../diagnostics/diagnostic.js";
import { DiagnosticSink } from "../../diagnostics/sink.js";
import { loadComponentFile } from "../../load/load-component-file.js";
import { resolveFile } from "../../load/resolve-file.js";
import type { Override } from "../../model/override.js";
import { compact } from "../../util/compact.js";
import type { RegisteredDefinitions } from "../../workspace/asset-operations.js";
import { fileKind } from "../../yaml/file-kind.js";
import { readData } from "../../yaml/read-data.js";
import { readEnvironment } from "../../yaml/read-environment.js";
import { readModel } from "../../yaml/read-model.js";
import { type AssetWords, assetWords } from "./asset-words.js";

export interface ReadAssetOptions {
  readonly cwd: string;
  readonly set?: readonly Override[];
  readonly export?: string;
  readonly name?: string;
  /** Folder that bundles are written to. */
  readonly bundles: string;
}

export interface ReadAsset {
  /** Absent when there is an error. */
  readonly definition?: RegisteredDefinitions[keyof RegisteredDefinitions];
  readonly diagnostics: readonly Diagnostic[];
}

/** What FILE defines, which has to be of the command's kind. */
export async function readAsset(words: AssetWords, file: string, options: ReadAssetOptions): Promise<ReadAsset> {
  const sink = new DiagnosticSink();
  const found = resolveFile(file, options.cwd, sink);
  if (!found) return { diagnostics: sink.list() };
  if (found.kind === "yaml") refuseOther(words, file, found.file, sink);
  else if (words.kind !== "components") {
    const hint = `write its YAML; azml ${words.command} create --help has an example`;
    sink.add({
      code: "AZML722",
      severity: "error",
      message: `only components are registered from code, and this is about ${words.many}`,
      hint,
    });
  }
  if (sink.hasErrors) return { diagnostics: sink.list() };
  const { cwd, bundles } = options;
  // A file without a name gets that of the command line before it is read, since it would be refused.
  const isNameless = found.kind === "yaml" && !/^["']?name["']? *:/m.test(readFileSync(found.file, "utf8"));
  const name: readonly Override[] = isNameless && options.name !== undefined ? [{ path: "name", text: options.name }] : [];
  const set = [...(options.set ?? []), ...name];
  switch (words.kind) {
    case "components": {
      const { component, diagnostics } = await loadComponentFile(file, {
        cwd,
        bundles,
        overrides: set,
        ...compact({ exportName: options.export }),
      });
      return { ...(component && { definition: component }), diagnostics };
    }
    case "environments": {
      const { environment, diagnostics } = readEnvironment(found.file, set);
      return { ...(environment && { definition: environment }), diagnostics };
    }
    case "data": {
      const { data, diagnostics } = readData(found.file, set);
      return { ...(data && { definition: data }), diagnostics };
    }
    case "models": {
      const { model, diagnostics } = readModel(found.file, set);
      return { ...(model && { definition: model }), diagnostics };
    }
  }
}

/** A file that says it is something else; one that does not say is taken for what the command is about. */
function refuseOther({ command, one }: AssetWords, written: string, file: string, sink: DiagnosticSink): void {
  const said = fileKind(file);
  const other = assetWords.find((words) => words.command === said && said !== command);
  if (!other && said !== "schedule") return;
  const hint = other ? `azml ${other.command} create ${written}` : `azml schedule create ${written}`;
  sink.add({ code: "AZML722", severity: "error", message: `${written} defines a ${other?.one ?? said} and no ${one}`, hint });
}
