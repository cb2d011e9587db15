/** What a finished bundle asks for by `require` when it runs, which is what the bundler could not join. */
export function requiredIn(code: string): string[] {
  return [...code.matchAll(/\b__require\((["'`])([^"'`]+)\1\)/g)].map(([, , specifier = ""]) => specifier);
}
