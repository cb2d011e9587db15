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
    const { message = "it gave no reason", id = "", loc } = problem;
    const native = /[^\s'"`]+\.node\b/.exec(`${loc?.file ?? ""} ${id} ${message}`)?.[0];
    return native === undefined ? failure(message, loc, component) : nativeFailure(native, loc, component);
  });
}

function failure(message: string, loc: BuildError["loc"], component: CommandComponent): Diagnostic {
  const line = message.split("\n").find((text) => /\w/.test(text)) ?? message;
  const location = loc?.file ? { file: loc.file, line: loc.line, column: loc.column + 1 } : component.location;
  return {
    code: "AZML804",
    severity: "error",
    message: `the body of ${component.name} cannot be bundled: ${line.replace(/^\[[A-Z_]+\]\s*(Error: )?/, "")}`,
    ...(location && { location }),
    hint: "correct the import or syntax",
  };
}

function nativeFailure(file: string, loc: BuildError["loc"], { name, location }: CommandComponent): Diagnostic {
  const place = loc?.file && !loc.file.endsWith(".node") ? { file: loc.file, line: loc.line, column: loc.column + 1 } : location;
  return {
    code: "AZML802",
    severity: "error",
    message: `the body of ${name} imports compiled code that is no part of a package: ${file}`,
    ...(place && { location: place }),
    hint: "import it as a package, which travels with the body",
  };
}
