/** A filter of an MLTable as a tree, which `cut_table.py` works out over the columns of a table. */
export type FilterTree =
  | { readonly column: string }
  | { readonly value: string | number | boolean | null }
  | { readonly op: string; readonly of: readonly FilterTree[] };

/** Operators by how tightly they bind, loosest first. The words are Python's, and those of `&` and `|`. */
const levels: readonly (readonly string[])[] = [
  ["or", "|"],
  ["and", "&"],
  ["==", "!=", ">=", "<=", ">", "<"],
  ["+", "-"],
  ["*", "/", "%"],
];

const token =
  /\s*(?:(\d+(?:\.\d*)?(?:[eE][+-]?\d+)?|\.\d+)|("(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*')|([A-Za-z_]\w*)|(==|!=|>=|<=|[-+*/%<>&|~!(),[\].]))/y;

/**
 * Reads the expression of a `filter` transformation: columns (`col("x")`), numbers, texts, `True`, `False`, `None`, comparisons, arithmetic, and
 * `and`, `or`, `not` or their signs.
 *
 * Source of the rule: Azure ML, MLTable YAML schema (`filter: 'col("temperature") > 32 and col("location") == "UK"'`).
 *
 * @throws Error that says what is not understood
 * @example filterTree('col("age") >= 18') // { op: ">=", of: [{ column: "age" }, { value: 18 }] }
 */
export function filterTree(text: string): FilterTree {
  const tokens = tokensOf(text);
  let at = 0;
  const take = (expected: string): void => {
    if (tokens[at] !== expected) throw new Error(`"${expected}" is missing ${place(tokens[at])}`);
    at++;
  };
  const operand = (level: number): FilterTree => {
    const operators = levels[level];
    if (operators === undefined) return single();
    // As in Python, `not` binds less tightly than a comparison.
    if (level === 2 && tokens[at] === "not") {
      at++;
      return { op: "not", of: [operand(level)] };
    }
    let left = operand(level + 1);
    for (let op = tokens[at]; op !== undefined && operators.includes(op); op = tokens[at]) {
      at++;
      left = { op: { "&": "and", "|": "or" }[op] ?? op, of: [left, operand(level + 1)] };
    }
    return left;
  };
  const single = (): FilterTree => {
    const word = tokens[at++];
    if (word === "(") {
      const inner = operand(0);
      take(")");
      return inner;
    }
    if (word === "~" || word === "!") return { op: "not", of: [single()] };
    if (word === "-") return { op: "negative", of: [single()] };
    if (word === "col") {
      take("(");
      const name = tokens[at++] ?? "";
      if (!isText(name)) throw new Error(`col takes the name of a column, not ${place(name)}`);
      take(")");
      return { column: textOf(name) };
    }
    if (word !== undefined && isText(word)) return { value: textOf(word) };
    if (word !== undefined && /^[\d.]/.test(word)) return { value: Number(word) };
    const constants: Readonly<Record<string, FilterTree>> = { True: { value: true }, False: { value: false }, None: { value: null } };
    if (word !== undefined && Object.hasOwn(constants, word)) return constants[word] as FilterTree;
    throw new Error(`a column, a number or a text is missing ${place(word)}`);
  };
  const tree = operand(0);
  if (at < tokens.length) throw new Error(`nothing is expected ${place(tokens[at])}`);
  return tree;
}

function place(word: string | undefined): string {
  return word === undefined ? "at the end" : `at ${word}`;
}

function tokensOf(text: string): string[] {
  const words: string[] = [];
  token.lastIndex = 0;
  while (token.lastIndex < text.trimEnd().length) {
    const start = token.lastIndex;
    const match = token.exec(text);
    if (!match) throw new Error(`${JSON.stringify(text.slice(start).trim().slice(0, 20))} is not understood`);
    words.push(match[0].trim());
  }
  return words;
}

function isText(word: string): boolean {
  return /^["']/.test(word);
}

function textOf(word: string): string {
  return word.slice(1, -1).replace(/\\(.)/g, "$1");
}
