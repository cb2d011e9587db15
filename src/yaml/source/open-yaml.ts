import { isCollection, isMap, isPair, isScalar, LineCounter, parseDocument } from "yaml";
import type { DiagnosticSink } from "../../diagnostics/sink.js";
import type { Override } from "../../model/override.js";
import { aliasesOf, isBounded } from "./aliases.js";
import { applyOverrides } from "./apply-overrides.js";
import { readText } from "./read-text.js";
import { refusedParts } from "./refused-parts.js";
import { yamlProblem } from "./yaml-problem.js";
import { YamlValue } from "./yaml-value.js";

/** The parser takes minutes for what is nested so. */
const endlessBrackets = /(?:[[{][^[\]{}]*){500}/;

/**
 * Opens a YAML file and finds what is wrong with it as YAML: unreadable, empty, badly indented, tabs, endless aliases, keys twice.
 * Scalars stay as they are written; {@link YamlValue} gives them the types that PyYAML would.
 *
 * `overrides` are put in after that, as if the file said so.
 *
 * @returns the root, or undefined when there is nothing to go on with (the sink then says why).
 */
export function openYaml(file: string, sink: DiagnosticSink, overrides: readonly Override[] = []): YamlValue | undefined {
  const text = readText(file, sink);
  if (text === undefined) return undefined;
  const deep = text.search(endlessBrackets);
  if (deep >= 0) {
    const { length } = text.slice(0, deep).split("\n");
    const location = { file, line: length, column: deep - text.lastIndexOf("\n", deep) };
    sink.add({ code: "AZML404", severity: "error", message: "brackets stand within each other, 500 deep and more", location });
    return undefined;
  }
  const lines = new LineCounter();
  const document = parseDocument(text, { schema: "failsafe", version: "1.1", uniqueKeys: false, logLevel: "error", lineCounter: lines });
  const invalid = (offset: number, what: string, hint?: string): void => {
    const { line, col } = lines.linePos(offset);
    const location = { file, line: Math.max(line, 1), column: Math.max(col, 1) };
    sink.add({
      code: "AZML401",
      severity: "error",
      message: `this is not valid YAML: ${what}`,
      location,
      ...(hint === undefined ? {} : { hint }),
    });
  };
  // What the parser says of the rest of a text that it has lost its way in is noise.
  const [error] = document.errors;
  if (error) {
    const { offset, message, hint } = yamlProblem(error, document, text);
    invalid(offset, message, hint);
    return undefined;
  }
  const aliases = aliasesOf(document);
  const source = { file, aliases: aliases.targets, lines, sink };
  const root = new YamlValue(source, document.contents);
  if (document.contents === null || (isScalar(document.contents) && root.isNull)) {
    root.report("AZML403", "the file is empty");
    return undefined;
  }
  const [lost] = aliases.unknown;
  if (lost) {
    invalid(
      lost.range?.[0] ?? 0,
      `*${lost.source} is an alias, and nothing has the anchor &${lost.source}`,
      "put quotes around a text that starts with *",
    );
    return undefined;
  }
  if (!isBounded(document, aliases)) {
    const hint = "write out what an alias stands for where it is needed";
    root.report("AZML404", "the aliases in this file expand to more than a million values, or refer to themselves", { hint });
    return undefined;
  }
  const refused = refusedParts(document, aliases.targets);
  for (const { offset, message, hint: cure } of refused) invalid(offset, message, cure);
  if (refused.length > 0) return undefined;
  warnOfRepeatedKeys(
    document.contents,
    (key, line, column) =>
      sink.add({
        code: "AZML405",
        severity: "warning",
        message: `key "${key}" is written twice here; the last one counts`,
        location: { file, line, column },
        hint: "delete one of them",
      }),
    lines,
  );
  if (overrides.length === 0) return root;
  return new YamlValue({ ...source, overrides: applyOverrides(document, aliases.targets, overrides, sink) }, document.contents);
}

/** Reads a text that stands in a YAML file and is YAML (or JSON) itself. Undefined when it is neither. Places in it are those of the text. */
export function parseText(text: string, within: YamlValue): YamlValue | undefined {
  const document = parseDocument(text, { schema: "failsafe", version: "1.1", uniqueKeys: false, logLevel: "silent" });
  return document.errors.length > 0 ? undefined : within.inner(document, aliasesOf(document).targets);
}

function warnOfRepeatedKeys(node: unknown, warn: (key: string, line: number, column: number) => void, lines: LineCounter): void {
  if (!isCollection(node)) return;
  const seen = new Set<string>();
  for (const item of node.items) {
    if (!isPair(item)) {
      warnOfRepeatedKeys(item, warn, lines);
      continue;
    }
    if (isMap(node) && isScalar(item.key)) {
      const key = String(item.key.value);
      const { line, col } = lines.linePos(item.key.range?.[0] ?? 0);
      if (seen.has(key) && key !== "<<") warn(key, line, col);
      seen.add(key);
    }
    warnOfRepeatedKeys(item.value, warn, lines);
  }
}
