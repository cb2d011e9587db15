import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { parseEnv } from "node:util";
import { AzmlError } from "../../diagnostics/azml-error.js";
import type { Diagnostic } from "../../diagnostics/diagnostic.js";

/** The variables of env files, in the syntax of `node --env-file`; a later file wins. Throws with every problem of every file. */
export function readEnvFiles(files: readonly string[], cwd: string): Record<string, string> {
  const read = files.map((file) => readEnvFile(resolve(cwd, file)));
  const problems = read.flatMap(({ problem }) => problem ?? []);
  if (problems.length > 0) throw new AzmlError(problems);
  return Object.assign({}, ...read.map(({ variables }) => variables)) as Record<string, string>;
}

function readEnvFile(file: string): { readonly variables: NodeJS.Dict<string>; readonly problem?: Diagnostic } {
  let text: string;
  try {
    text = readFileSync(file, "utf8");
  } catch (error) {
    return { variables: {}, problem: problem("AZML734", `${file} cannot be read: ${(error as Error).message}`) };
  }
  const variables = parseEnv(text);
  // A value may be a secret: only names are told.
  const wrong = Object.entries(variables).find(([name, value]) => !/^[A-Za-z_][A-Za-z0-9_]*$/.test(name) || value?.includes("\0"));
  if (wrong)
    return {
      variables,
      problem: problem("AZML735", `${file} has something that is no variable${/^[\w.-]{1,40}$/.test(wrong[0]) ? `: ${wrong[0]}` : ""}`),
    };
  const isEmpty = Object.keys(variables).length === 0 && /^\s*[^\s#]/m.test(text);
  return isEmpty ? { variables, problem: problem("AZML735", `${file} has no variables`) } : { variables };
}

function problem(code: "AZML734" | "AZML735", message: string): Diagnostic {
  return { code, severity: "error", message, ...(code === "AZML735" && { hint: "a line of it is NAME=value" }) };
}
