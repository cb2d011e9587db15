/** The first thing that is wrong with a text as XML: tags that do not match, letters that are not escaped; undefined when nothing is. */
export function xmlProblem(text: string): string | undefined {
  const open: string[] = [];
  let at = 0;
  const piece = /<(\/?)([\w:]+)((?:\s+[\w:-]+="[^"<]*")*)\s*(\/?)>|([^<]+)/gy;
  for (;;) {
    piece.lastIndex = at;
    const found = piece.exec(text);
    if (found === null) break;
    at = piece.lastIndex;
    const [, closing, name = "", attributes = "", single, words = ""] = found;
    if (/&(?!(?:amp|lt|gt|quot);)/.test(`${attributes}${words}`)) return `a lone & in ${found[0]}`;
    if (name === "") continue;
    if (closing === "/" && open.pop() !== name) return `</${name}> closes nothing`;
    if (closing === "" && single === "") open.push(name);
  }
  if (at < text.length) return `no XML: ${text.slice(at, at + 40)}`;
  // oxlint-disable-next-line no-control-regex -- XML has no place for them
  if (/[\0-\x08\v\f\x0e-\x1f]/.test(text)) return "a control character";
  return open.length > 0 ? `${open.join(", ")} is left open` : undefined;
}
