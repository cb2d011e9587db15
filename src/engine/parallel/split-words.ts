/**
 * Cuts a command line into words, as a shell does and without doing anything else that a shell does: white space parts words, `'…'` and
 * `"…"` keep it, a backslash takes the next character as it is.
 *
 * @example splitWords(`--model '/a b/m' --note "x \\" y"`) // ["--model", "/a b/m", "--note", 'x " y']
 */
export function splitWords(text: string): string[] {
  const words: string[] = [];
  for (const [word] of text.matchAll(/(?:'[^']*'|"(?:\\.|[^"\\])*"|\\.|[^\s\\])+/gs)) {
    words.push(word.replace(/'([^']*)'|"((?:\\.|[^"\\])*)"|\\(.)/gs, unquote));
  }
  return words;
}

function unquote(_: string, single?: string, double?: string, escaped?: string): string {
  return single ?? double?.replace(/\\([\\"$`])/g, "$1") ?? escaped ?? "";
}
