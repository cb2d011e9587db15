import { isAlias, isMap, isScalar, isSeq, Pair, Scalar, visit, YAMLMap, type Document, type Node } from "yaml";
import type { DiagnosticCode } from "../../diagnostics/codes/table.js";
import type { DiagnosticSink } from "../../diagnostics/sink.js";
import { type Override, overrideKeys, overrideText } from "../../model/override.js";
import { didYouMean } from "../../util/did-you-mean.js";

type Collection = YAMLMap<Node, Node | null>;

/**
 * Puts values from the command line into a parsed file, as azure-ai-ml's `params_override` does: maps that are missing on the way are made,
 * and what an alias stands for changes for all of its aliases. Unlike there, a node that does not exist is not made.
 *
 * Nodes of the file stay where they are, so every other problem keeps its place.
 *
 * @returns what was put in, with the option that did it.
 */
export function applyOverrides(
  document: Document.Parsed,
  aliases: ReadonlyMap<Node, Node>,
  overrides: readonly Override[],
  sink: DiagnosticSink,
): ReadonlyMap<Node, string> {
  const put = new Map<Node, string>();
  for (const override of overrides) applyOverride(document, aliases, override, put, sink);
  return put;
}

function applyOverride(
  document: Document.Parsed,
  aliases: ReadonlyMap<Node, Node>,
  override: Override,
  put: Map<Node, string>,
  sink: DiagnosticSink,
): void {
  const option = overrideText(override);
  const keys = overrideKeys(override);
  const problem = (code: DiagnosticCode, message: string, hint?: string): void =>
    sink.add({ code, severity: "error", message: `${option}: ${message}`, path: keys.join("."), ...(hint === undefined ? {} : { hint }) });
  const remember = <Made extends Node>(node: Made): Made => {
    put.set(node, option);
    return node;
  };
  const resolved = (node: Node | null | undefined): Node | null => (isAlias(node) ? (aliases.get(node) ?? null) : (node ?? null));

  /** The value of a key of a map: its own, else one that is merged in. The last of equal keys counts. */
  const valueOf = (map: Collection, key: string): Node | null => {
    const own = map.items.findLast((pair) => isScalar(pair.key) && pair.key.value === key);
    if (own) return resolved(own.value);
    for (const pair of map.items) {
      if (!isScalar(pair.key) || pair.key.value !== "<<") continue;
      const value = resolved(pair.value);
      for (const source of isSeq(value) ? value.items : [value]) {
        const found = resolved(source as Node | null);
        const inner = isMap(found) ? valueOf(found as Collection, key) : null;
        if (inner) return inner;
      }
    }
    return null;
  };
  const setIn = (map: Collection, key: string, value: Node): void => {
    const own = map.items.findLast((pair) => isScalar(pair.key) && pair.key.value === key);
    if (own) {
      keepAliased(document, aliases, own.value);
      own.value = value;
    } else map.items.push(new Pair<Node, Node | null>(remember(new Scalar(key)), value));
  };

  const scalar = remember(Object.assign(new Scalar(override.text), { type: Scalar.PLAIN }));
  let at: Node | null = resolved(document.contents);
  for (const [index, key] of keys.entries()) {
    const last = index === keys.length - 1;
    const before = keys.slice(0, index).join(".");
    if (isSeq(at)) {
      const number = /^\d+$/.test(key) ? Number(key) : -1;
      if (number < 0 || number >= at.items.length) {
        const there = at.items.length === 0 ? "it is empty" : `it has the items 0 to ${at.items.length - 1}`;
        return problem("AZML717", `the list "${before}" has no item ${key}`, there);
      }
      if (last) {
        keepAliased(document, aliases, at.items[number] as Node | null);
        at.items[number] = scalar;
      } else at = resolved(at.items[number] as Node | null);
      continue;
    }
    if (!isMap(at)) {
      const text = isScalar(at) ? String(at.value) : "";
      return problem("AZML718", `"${before}" is "${text}" in the file, and has no keys`, `set ${before} itself`);
    }
    const map = at as Collection;
    const next = valueOf(map, key);
    if (index === 1 && keys[0] === "jobs" && next === null) {
      const nodes = map.items.flatMap((pair) => (isScalar(pair.key) && !put.has(pair.key) ? [String(pair.key.value)] : []));
      const guess = didYouMean(key, nodes);
      return problem(
        "AZML717",
        `there is no node "${key}"`,
        guess === undefined ? `nodes are: ${nodes.join(", ") || "none"}` : `did you mean "${guess}"?`,
      );
    }
    if (last) setIn(map, key, scalar);
    else if (next !== null && !(isScalar(next) && isNothing(next))) at = next;
    else {
      const made = remember(new YAMLMap<Node, Node | null>());
      setIn(map, key, made);
      at = made;
    }
  }
}

/** Aliases of a node that goes away keep its value. */
function keepAliased(document: Document.Parsed, aliases: ReadonlyMap<Node, Node>, gone: Node | null): void {
  if (!gone || isAlias(gone) || gone.anchor === undefined) return;
  visit(document, { Alias: (_, alias) => (aliases.get(alias) === gone ? gone : undefined) });
}

/** `key:` with nothing after it. */
function isNothing({ type, value }: Scalar): boolean {
  return type === Scalar.PLAIN && /^(?:~|null|Null|NULL|)$/.test(String(value));
}
