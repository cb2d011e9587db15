import pc from "picocolors";
import { codeOwner } from "../model/code-owner.js";
import type { InputPort } from "../model/port.js";
import type { AssetRecord, AssetSummary, RegisteredDefinitions } from "../workspace/asset-operations.js";
import { shownPath } from "./shown-path.js";
import { type Cell, table } from "./table.js";

/** Registered things as a table, in the given order. Ends with a line break. */
export function assetTable(assets: readonly AssetSummary[], options: { readonly colors: boolean }): string {
  const colors = pc.createColors(options.colors);
  const hasStages = assets.some(({ stage }) => stage !== undefined);
  const hasArchived = assets.some(({ archived }) => archived);
  const columns = ["name", "version", "type", ...(hasStages ? ["stage"] : []), ...(hasArchived ? ["state"] : []), "created", "description"];
  const header = columns.map((text): Cell => ({ text, paint: colors.dim }));
  const rows = assets.map(({ name, version = "", type = "", stage = "", archived, createdAt, description = "" }): Cell[] => [
    { text: name, paint: colors.bold },
    { text: version },
    { text: type },
    ...(hasStages ? [{ text: stage }] : []),
    ...(hasArchived ? [{ text: archived ? "archived" : "", paint: colors.dim }] : []),
    { text: createdAt.slice(0, 19).replace("T", " ") },
    { text: description.split("\n", 1)[0] ?? "", paint: colors.dim },
  ]);
  return `${table([header, ...rows]).join("\n")}\n`;
}

/** One of them, a line for each thing that is known of it. Ends with a line break. */
export function assetText(asset: AssetRecord<RegisteredDefinitions[keyof RegisteredDefinitions]>, cwd: string): string {
  const { name, version, type, description, stage, tags, archived, createdAt, job, id, definition } = asset;
  const rows = Object.entries({
    name,
    version,
    type,
    id,
    description,
    stage,
    tags: Object.entries(tags)
      .map(([tag, value]) => `${tag}=${value}`)
      .join(", "),
    ...details(definition, cwd),
    state: archived ? "archived" : "",
    "registered by": job,
    created: createdAt.slice(0, 19).replace("T", " "),
  }).flatMap(([what, text]): Cell[][] => (text ? [[{ text: what }, { text }]] : []));
  return `${table(rows).join("\n")}\n`;
}

function details(
  definition: RegisteredDefinitions[keyof RegisteredDefinitions],
  cwd: string,
): Readonly<Record<string, string | undefined>> {
  switch (definition.kind) {
    case "data":
    case "model": {
      const { path } = definition;
      return { path: path.kind === "local" ? shownPath(path.path, cwd) : path.kind === "remote" ? path.uri : path.id };
    }
    case "inline": {
      const { image, build } = definition;
      return { image, build: build && (build.path.kind === "local" ? shownPath(build.path.path, cwd) : build.path.uri) };
    }
    default: {
      const code = codeOwner(definition)?.code;
      return {
        inputs: ports(definition.inputs),
        outputs: ports(definition.outputs),
        code: code?.kind === "local" ? shownPath(code.path, cwd) : code?.kind === "remote" ? code.id : undefined,
      };
    }
  }
}

/** @example ports({ epochs: { kind: "integer", default: 5 } }) // "epochs: integer = 5" */
function ports(all: Readonly<Record<string, Pick<InputPort, "kind" | "optional" | "default">>>): string {
  return Object.entries(all)
    .map(
      ([name, { kind, optional, default: value }]) =>
        `${name}: ${kind}${optional ? "?" : ""}${value === undefined ? "" : ` = ${String(value)}`}`,
    )
    .join(", ");
}
