import { parseSync } from "rolldown/utils";

/**
 * A bundle's text without the imports that are left for nothing but what importing does, but for those of `effects`. A package that only another body
 * of the same file uses is not to be installed for this one. They are replaced by spaces, so that every position stays.
 */
export function withoutIdleImports(name: string, code: string, effects: ReadonlySet<string>): string {
  let text = code;
  for (const { entries, moduleRequest, start, end } of parseSync(name, code).module.staticImports) {
    if (entries.length > 0 || effects.has(moduleRequest.value)) continue;
    text = text.slice(0, start) + " ".repeat(end - start) + text.slice(end);
  }
  return text;
}
