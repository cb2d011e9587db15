import type { CodeEntry } from "./codes/entry.js";
import { codes, type DiagnosticCode } from "./codes/table.js";

function isDiagnosticCode(text: string): text is DiagnosticCode {
  return Object.hasOwn(codes, text);
}

/**
 * What is known of one code: title, cause, cure and an example; undefined when there is no such code.
 * Case does not count, and the letters may be left out.
 *
 * @example explainCode("204")
 */
export function explainCode(text: string): string | undefined {
  const upper = text.trim().toUpperCase();
  const code = /^\d+$/.test(upper) ? `AZML${upper}` : upper;
  if (!isDiagnosticCode(code)) return undefined;
  const { title, cause, cure, example, source }: CodeEntry = codes[code];
  const lines = [`${code}: ${title}`, "", cause, "", `What to do: ${cure}`];
  if (example) lines.push("", ...example.split("\n").map((line) => `  ${line}`));
  if (source) lines.push("", `Source: ${source}`);
  return `${lines.join("\n")}\n`;
}

/** The public page or thread behind a code; undefined for a code that says nothing of Azure ML. */
export function sourceOf(code: DiagnosticCode): string | undefined {
  const { source }: CodeEntry = codes[code];
  return source;
}

/** What to do about a code, as a hint has it: in lower case, without a full stop. */
export function cureOf(code: DiagnosticCode): string {
  const { cure }: CodeEntry = codes[code];
  return `${cure.charAt(0).toLowerCase()}${cure.slice(1)}`.replace(/\.$/, "");
}
