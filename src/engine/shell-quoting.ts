/** What a place in a command line is inside of, for `bash`. */
export type QuoteContext = "none" | "single" | "double" | "ansi";

/**
 * Walks through a command line and knows what quotes are open: `'…'`, `"…"`, `$'…'`, and `$( … )` inside double quotes,
 * where quoting starts anew; comments are passed over.
 */
export class QuoteTracker {
  readonly #stack: (QuoteContext | "substitution" | "comment")[] = ["none"];
  #before = " ";

  /** Reads on; the context after `text` is {@link context}. Between two calls stands a value. */
  read(text: string): void {
    for (let at = 0; at < text.length; at++) {
      const char = text[at] ?? "";
      at += this.#step(char, text[at + 1]);
      this.#before = char;
    }
    this.#before = "value";
  }

  get context(): QuoteContext {
    const top = this.#stack.at(-1) ?? "none";
    return top === "substitution" || top === "comment" ? "none" : top;
  }

  /** Takes one character; how many more it used up. */
  #step(char: string, next: string | undefined): 0 | 1 {
    const context = this.context;
    if (this.#stack.at(-1) === "comment") {
      if (char === "\n") this.#stack.pop();
      return 0;
    }
    if (context === "single") {
      if (char === "'") this.#stack.pop();
      return 0;
    }
    if (char === "\\") return 1;
    if (context === "ansi") {
      if (char === "'") this.#stack.pop();
    } else if (char === "$" && next === "(") {
      this.#stack.push("substitution");
      return 1;
    } else if (char === '"') {
      if (context === "double") this.#stack.pop();
      else this.#stack.push("double");
    } else if (context === "none") {
      if (char === "$" && next === "'") {
        this.#stack.push("ansi");
        return 1;
      }
      if (char === "#" && /[\s;(&|]/.test(this.#before)) this.#stack.push("comment");
      else if (char === "'") this.#stack.push("single");
      else if (char === "(") this.#stack.push("substitution");
      else if (char === ")" && this.#stack.at(-1) === "substitution") this.#stack.pop();
    }
    return 0;
  }
}

/** Characters that mean the same to a shell with and without quotes. Letters of every script are among them. */
const safeWord = /^[\p{L}\p{N}\p{M}_@%+=:,./-]+$/u;

/**
 * Text as it must stand in a command line so that the shell sees exactly this text.
 *
 * Outside quotes only paths are quoted (`word` true): Azure ML replaces text by text, and authors write
 * `--flags ${{inputs.flags}}` in order to pass several words.
 */
export function quoteFor(context: QuoteContext, text: string, word: boolean): string {
  switch (context) {
    case "single":
      return text.replaceAll("'", `'\\''`);
    case "double":
      return text.replace(/[\\"$`]/g, "\\$&");
    case "ansi":
      return text.replace(/[\\']/g, "\\$&");
    case "none":
      return word && !safeWord.test(text) ? `'${text.replaceAll("'", `'\\''`)}'` : text;
  }
}
