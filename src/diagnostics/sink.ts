import type { DiagnosticCode } from "./codes/table.js";
import type { Diagnostic } from "./diagnostic.js";
import { isError } from "./diagnostic.js";

/** Gathers diagnostics, each once. */
export class DiagnosticSink {
  #all = new Map<string, Diagnostic>();

  add(...diagnostics: Diagnostic[]): void {
    for (const diagnostic of diagnostics) this.#all.set(keyOf(diagnostic), diagnostic);
  }

  /** Says where in the job a diagnostic of this sink belongs, once that is known. It keeps its place in the list. */
  place(diagnostic: Diagnostic, path: string): void {
    const old = keyOf(diagnostic);
    const placed = { ...diagnostic, path };
    this.#all = new Map([...this.#all].map(([key, found]) => (key === old ? [keyOf(placed), placed] : [key, found])));
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

function keyOf({ code, location, path, message }: Diagnostic): string {
  return JSON.stringify([code, location, path, message]);
}
