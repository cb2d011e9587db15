import { splitWords } from "../parallel/split-words.js";

const quoted = /'[^']*'|"(?:\\.|[^"\\])*"|\\[\s\S]/;
const redirection = /(?<redirection>(?<=^|\s)\d?&?>>?(?:&\d|\s*[^\s'";&|]+)|&?>>?(?:&\d|\s*[^\s'";&|]+)|<\s*[^\s'"<(;&|]+)/;
const operator = /(?<operator>&&|\|\||;;?|\n|\||&)/;
const comment = /(?<comment>(?<=^|\s)#[^\n]*)/;
const part = new RegExp([quoted, redirection, operator, comment, /[\s\S]/].map(({ source }) => source).join("|"), "g");
/** Words that stand before a command and say how it is run. */
const before = new Set(["if", "then", "else", "elif", "while", "until", "do", "!", "{", "(", "time", "exec", "sudo", "command", "nohup"]);

/**
 * The commands of a shell's text, each as its words: one after the other, whatever decides which of them run. Variables before a command
 * (`A=1 python x.py`), redirections and the shell's own words are left out; what `$(…)` runs is not looked at.
 *
 * @example shellCommands("cd src && PYTHONHASHSEED=0 python train.py --lr 1 > log.txt") // [["cd", "src"], ["python", "train.py", "--lr", "1"]]
 */
export function shellCommands(text: string): string[][] {
  const texts = [""];
  for (const { 0: piece, groups } of text.replace(/\\\r?\n/g, " ").matchAll(part)) {
    if (groups?.["comment"] !== undefined || groups?.["redirection"] !== undefined) continue;
    if (groups?.["operator"] !== undefined) texts.push("");
    else texts[texts.length - 1] += piece;
  }
  return texts.map((one) => withoutBefore(splitWords(one))).filter((words) => words.length > 0);
}

function withoutBefore(words: readonly string[]): string[] {
  const first = words.findIndex((word) => !before.has(word) && !/^[A-Za-z_]\w*=/.test(word));
  return first < 0 ? [] : words.slice(first);
}
