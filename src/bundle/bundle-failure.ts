import type { Diagnostic } from "../diagnostics/diagnostic.js";
import type { CommandComponent } from "../model/command-component.js";

interface BuildError {
  readonly message?: string;
  readonly id?: string;
  readonly loc?: { readonly file?: string; readonly line: number; readonly column: number };
}

/** What rolldown could not do, in the user's terms. */
export function bundleFailure(error: unknown, component: CommandComponent): Diagnostic[] {
  const errors: readonly BuildError[] = (error as { errors?: BuildError[] }).errors ?? [error as BuildError];
  return errors.map((problem) => {
    const text =
      (problem.message ?? String(error))
        .split("\n")
        .find((line) => /\w/.test(line))
        ?.replace(/^\[[A-Z_]+\]\s*(Error: )?/, "") ?? "unknown";
    const native = /\.node\b/.test(`${problem.message} ${problem.id}`);
    const location = problem.loc?.file
      ? { file: problem.loc.file, line: problem.loc.line, column: problem.loc.column + 1 }
      : component.location;
    return {
      code: native ? "AZML802" : "AZML804",
      severity: "error",
      message: native
        ? `the body of ${component.name} needs compiled code: ${text}`
        : `the body of ${component.name} cannot be bundled: ${text}`,
      ...(location && { location }),
      hint: native
        ? "use a YAML component with a code folder, and npm ci in its command: azml explain AZML802"
        : "correct the import or syntax",
    };
  });
}
