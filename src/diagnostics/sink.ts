import type { DiagnosticCode } from "./codes/table.js";
import type { Diagnostic } from "./diagnostic.js";
import { isError } from "./diagnostic.js";

/** Gathers diagnostics, each once. */
export class DiagnosticSink {
  readonly #all = new Map<string, Diagnostic>();

  add(...diagnostics: Diagnostic[]): void {
    for (const diagnostic of diagnostics) {
      const { code, location, path, message } = diagnostic;
      this.#all.set(JSON.stringify([code, location, path, message]), diagnostic);
    }
  }

  has(code: DiagnosticCode): boolean {
    return [...this.#all.values()].some((diagnostic) => diagnostic.code === code);
  }

  get hasErrors(): boolean {
    return [...this.#all.values()].some(isError);
  }

  /** Errors first, then warnings; in each, as they were found. */
  list(): Diagnostic[] {
    const all = [...this.#all.values()];
    return [...all.filter(isError), ...all.filter((d) => !isError(d))];
  }
}
