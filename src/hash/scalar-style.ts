import { plainType, type PlainType } from "../util/yaml-1-1.js";

/** How PyYAML may write a text. */
export interface ScalarStyle {
  readonly empty: boolean;
  readonly multiline: boolean;
  /** Unquoted, outside flow collections. */
  readonly plain: boolean;
  readonly singleQuoted: boolean;
}

const breaks = "\n\x85\u2028\u2029";
const blanks = `\0 \t\r${breaks}`;

/** Judges a text by PyYAML's rules, with `allow_unicode` off: everything beyond ASCII needs double quotes. */
export function scalarStyle(text: string): ScalarStyle {
  if (text === "") return { empty: true, multiline: false, plain: true, singleQuoted: true };
  const chars = [...text];
  let indicators = text.startsWith("---") || text.startsWith("...");
  let multiline = false;
  let special = false;
  let spaceBeforeBreak = false;
  let spaceAfterBreak = false;

  chars.forEach((char, i) => {
    const previous = chars[i - 1];
    const next = chars[i + 1];
    const beforeBlank = next === undefined || blanks.includes(next);
    if (i === 0) {
      if ("#,[]{}&*!|>'\"%@`".includes(char) || ("?:-".includes(char) && beforeBlank)) indicators = true;
    } else if ((char === ":" && beforeBlank) || (char === "#" && previous !== undefined && blanks.includes(previous))) {
      indicators = true;
    }
    if (breaks.includes(char)) multiline = true;
    if (char !== "\n" && (char < " " || char > "~")) special = true;
    if (char === " " && previous !== undefined && breaks.includes(previous)) spaceAfterBreak = true;
    if (breaks.includes(char) && previous === " ") spaceBeforeBreak = true;
  });

  const edges = " " + breaks;
  const open = edges.includes(chars[0] ?? "") || edges.includes(chars.at(-1) ?? "");
  return {
    empty: false,
    multiline,
    plain: !indicators && !multiline && !special && !open,
    singleQuoted: !special && !spaceBeforeBreak && !spaceAfterBreak,
  };
}

/** May this scalar stand unquoted, given what its text would be read as? */
export function readsBackAs(text: string, type: PlainType): boolean {
  return plainType(text) === type;
}
