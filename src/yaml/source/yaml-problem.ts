import { Scalar, visit, type Document, type YAMLParseError } from "yaml";

/** What is wrong with a text as YAML, in words for somebody who does not know how a parser works. */
export interface YamlProblem {
  readonly message: string;
  readonly hint?: string;
  /** Where in the text. */
  readonly offset: number;
}

/** The words for what the parser found first in a text; its own ones where they are plain enough. */
export function yamlProblem({ code, message, pos }: YAMLParseError, document: Document.Parsed, text: string): YamlProblem {
  const [offset] = pos;
  if (/call stack/i.test(message)) return { offset: 0, message: "its maps and lists are nested too deeply" };
  const line = text.slice(text.lastIndexOf("\n", offset - 1) + 1).split("\n", 1)[0] ?? "";
  if (line.includes("${{") && /[{[]/.test(line.split("${{")[0] ?? "")) {
    return {
      offset: offset - Math.max(0, offset - text.lastIndexOf("${{", offset + 2)),
      message: "a text with ${{ … }} stands inside { … } or [ … ] without quotes",
      hint: "put quotes around it, or write one key a line",
    };
  }
  const plain = lowerFirst(message.split(/ at line \d+/)[0] ?? message);
  switch (code) {
    case "TAB_AS_INDENT":
      return { offset, message: plain, hint: "indent with spaces; YAML does not allow tabs" };
    case "MULTIPLE_DOCS":
      return { offset, message: "the file holds several documents, one behind the other", hint: "write one in a file, without ---" };
    case "BLOCK_AS_IMPLICIT_KEY":
      return { offset, message: 'there are two ": " in one line', hint: 'put quotes around a text that has ": " in it' };
    case "MULTILINE_IMPLICIT_KEY":
      return withoutColon(offset, line);
    case "MISSING_CHAR": {
      const [quote] = /closing (["'])/.exec(message)?.slice(1) ?? [];
      if (message.startsWith("Implicit map keys")) return withoutColon(offset, line);
      return quote === undefined
        ? { offset, message: plain }
        : { offset: openQuote(document) ?? offset, message: `the text that starts here has no ${quote} at its end` };
    }
    case "BAD_INDENT":
      if (message.startsWith("Flow"))
        return {
          offset,
          message: `a ${message.includes("}") ? "{ without its }" : "[ without its ]"} ends before this`,
          hint: "close it above",
        };
      return {
        offset,
        message: "this does not start in the column of what stands beside it",
        hint: "keys that belong together start in the same column",
      };
    case "BAD_SCALAR_START":
      return { offset, message: `a text without quotes cannot start with ${text[offset]}`, hint: "put quotes around the text" };
    case "UNEXPECTED_TOKEN":
      if (!message.includes("at node end")) return { offset, message: plain };
      return {
        offset,
        message: "something stands behind the end of a value",
        hint: "put quotes around the whole text; a quote inside of it is written twice",
      };
    default:
      return { offset, message: plain };
  }
}

function withoutColon(offset: number, line: string): YamlProblem {
  if (!/^\s*-(?:\s|$)/.test(line))
    return { offset, message: 'there is no ":" behind this', hint: "write key: value, or key: and what belongs to it below" };
  return { offset, message: "an item of a list stands beside keys of a map", hint: "put the list below a key, or take its - away" };
}

/** Where the last quoted text of a document starts: one that is not closed goes on to the end. */
function openQuote(document: Document.Parsed): number | undefined {
  let found: number | undefined;
  visit(document, {
    Scalar(_, { type, range }) {
      if (type === Scalar.QUOTE_DOUBLE || type === Scalar.QUOTE_SINGLE) found = range?.[0] ?? found;
    },
  });
  return found;
}

function lowerFirst(text: string): string {
  return text.slice(0, 1).toLowerCase() + text.slice(1);
}
