import { existsSync } from "node:fs";
import { parseLiteral } from "../model/literal-text.js";
import { isAssetKind, isPrimitiveKind } from "../model/kind.js";
import type { InputPorts } from "../model/port.js";
import { unreachable } from "../util/unreachable.js";
import type { CommandValue } from "./command-text.js";
import type { Downloads } from "./downloads.js";
import { NodeFailure } from "./node-failure.js";
import { textOfOutput } from "./node-output.js";
import type { NodeResults } from "./node-results.js";
import type { InputSource } from "./plan/run-plan.js";

/** Where the texts of sources are found while a job runs. */
export interface SourceReader {
  readonly results: NodeResults;
  readonly downloads: Downloads;
  readonly signal: AbortSignal;
}

/** The text of a source, now that what it waits for is there. */
export function sourceText(source: InputSource, reader: SourceReader): string | Promise<string> {
  switch (source.kind) {
    case "literal":
      return source.text;
    case "path":
      return source.path;
    case "download":
      return reader.downloads.get(source.url, reader.signal);
    case "output":
      return textOfOutput(reader.results.output(source.from));
    case "text":
      return Promise.all(source.parts.map(async (part) => sourceText(part, reader))).then((texts) => texts.join(""));
    default:
      return unreachable(source);
  }
}

/** The inputs of a node as its command gets them. A control output that does not fit its consumer's kind fails the consumer. */
export async function inputValues(
  sources: ReadonlyMap<string, InputSource>,
  ports: InputPorts,
  reader: SourceReader,
): Promise<Map<string, CommandValue>> {
  const values = new Map<string, CommandValue>();
  for (const [input, source] of sources) {
    const found = sourceText(source, reader);
    const text = typeof found === "string" ? found : await found;
    const kind = ports[input]?.kind ?? "string";
    if (source.kind === "path" && !existsSync(text)) {
      throw new NodeFailure({
        code: "AZML503",
        message: `input "${input}" is not there: ${text}. A node of the job may write it that this one does not wait for: bind the input to its output`,
      });
    }
    if (source.kind === "output" && isPrimitiveKind(kind) && parseLiteral(text, kind) === undefined) {
      const producer = reader.results.pathOf(source.from.node);
      throw new NodeFailure({
        code: "AZML526",
        message: `input "${input}" is ${article(kind)} ${kind}, but output "${source.from.output}" of node "${producer}" holds ${JSON.stringify(shortened(text))}`,
      });
    }
    values.set(input, { text, isPath: isAssetKind(kind) });
  }
  return values;
}

function article(kind: string): string {
  return /^[aeiou]/.test(kind) ? "an" : "a";
}

function shortened(text: string): string {
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}

/** What several sources say now, as texts. */
export async function sourceTexts<K>(sources: ReadonlyMap<K, InputSource>, reader: SourceReader): Promise<ReadonlyMap<K, string>> {
  const found = new Map<K, string>();
  for (const [name, source] of sources) found.set(name, await sourceText(source, reader));
  return found;
}
