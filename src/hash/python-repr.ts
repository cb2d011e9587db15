/**
 * A text as Python's `repr()` prints it.
 *
 * @example pythonRepr("it's") // "\"it's\""
 */
function pythonRepr(text: string): string {
  const quote = text.includes("'") && !text.includes('"') ? '"' : "'";
  const escaped = text.replaceAll("\\", "\\\\").replaceAll("\n", "\\n").replaceAll("\t", "\\t");
  return `${quote}${quote === "'" ? escaped.replaceAll("'", "\\'") : escaped}${quote}`;
}

/** A list of texts as Python prints it: `['a', 'b']`. */
export function pythonList(texts: readonly string[]): string {
  return `[${texts.map(pythonRepr).join(", ")}]`;
}

/** A map of texts as Python prints it: `{'a': 'b'}`. */
export function pythonDict(map: Readonly<Record<string, string>>): string {
  return `{${Object.entries(map)
    .map(([key, value]) => `${pythonRepr(key)}: ${pythonRepr(value)}`)
    .join(", ")}}`;
}

/** An ordered map of texts as Python prints it: `OrderedDict([('a', 'b')])`. */
export function pythonOrderedDict(entries: readonly (readonly [string, string])[]): string {
  return `OrderedDict([${entries.map(([key, value]) => `(${pythonRepr(key)}, ${pythonRepr(value)})`).join(", ")}])`;
}
