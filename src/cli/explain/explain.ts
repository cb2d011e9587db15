import { AzmlError } from "../../diagnostics/azml-error.js";
import { codes } from "../../diagnostics/codes/table.js";
import { explainCode } from "../../diagnostics/explain.js";
import { didYouMean } from "../../util/did-you-mean.js";
import { type ExitCode, exitCode } from "../exit-code.js";
import type { Terminal } from "../terminal.js";

/** Prints one code, or the list of all. */
export function explain(code: string | undefined, { json = false }: { readonly json?: boolean }, terminal: Terminal): ExitCode {
  const { stdout } = terminal;
  if (code === undefined) {
    if (json) stdout.write(`${JSON.stringify(codes)}\n`);
    else for (const [name, { title }] of Object.entries(codes)) stdout.write(`${name}  ${title}\n`);
    return exitCode.done;
  }
  const text = explainCode(code);
  if (text === undefined) {
    const meant = didYouMean(code.toUpperCase(), Object.keys(codes));
    throw new AzmlError([
      {
        code: "AZML711",
        severity: "error",
        message: `there is no code ${code}`,
        hint: meant ? `did you mean ${meant}?` : "azml explain lists them all",
      },
    ]);
  }
  const name = text.slice(0, text.indexOf(":")) as keyof typeof codes;
  stdout.write(json ? `${JSON.stringify({ code: name, ...codes[name] })}\n` : text);
  return exitCode.done;
}
