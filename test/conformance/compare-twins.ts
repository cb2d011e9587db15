import type { Call } from "../shared.js";

interface Sent {
  readonly calls?: readonly Call[];
  readonly rest?: unknown;
}

/** What names the authoring language, which may differ: semantics.md §10.1, samples/expected-differences.md §2. */
const languageKeys: ReadonlySet<string> = new Set(["_source"]);

/** A component without its name and version, which its hash does not know: two that differ in no more are one. */
function unnamed(body: unknown): unknown {
  const { properties } = body as { properties: { componentSpec: Record<string, unknown> } };
  const { name: _, version: __, ...spec } = properties.componentSpec;
  return { properties: { ...properties, componentSpec: spec } };
}

/**
 * What was sent, with all that names the authoring language taken out, and each anonymous component called by its content: its hash is over
 * such words, too. Random names are blanked, and equal calls counted once, in any order.
 */
export function canonical({ calls = [], rest }: Sent): { readonly rest: unknown; readonly calls: readonly string[] } {
  const contents = new Map<string, unknown>();
  for (const { call, version, body } of calls) {
    if (call === "PUT component" && version !== undefined) contents.set(version, unnamed(body));
  }
  const strip = (value: unknown): unknown => {
    if (typeof value === "string") return named(value);
    if (Array.isArray(value)) return value.map(strip);
    if (typeof value !== "object" || value === null) return value;
    const entries = Object.entries(value).filter(([key]) => !languageKeys.has(key));
    return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, item]) => [key, strip(item)]));
  };
  const named = (text: string): string =>
    text
      .replace(/<(GUID|JOB|NAME)-[^>]*>/g, "<$1>")
      .replace(/components\/azureml_anonymous\/versions\/([\w-]+)/g, (all, version: string) =>
        contents.has(version) ? `components/${JSON.stringify(strip(contents.get(version)))}` : all,
      );
  const texts = calls.map((call) =>
    JSON.stringify(
      strip(
        call.call === "PUT component" && call.name === "azureml_anonymous"
          ? { ...call, version: "<content>", body: unnamed(call.body) }
          : call,
      ),
    ),
  );
  return { rest: strip(rest ?? null), calls: [...new Set(texts)].sort() };
}
