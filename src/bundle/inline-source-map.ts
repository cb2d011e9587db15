import type { SourceMap } from "rolldown";

/**
 * A source map as the comment that ends a bundle. The texts of the user's own sources travel along; those of
 * libraries do not: their names and lines say enough.
 *
 * @param portable how a source is called in the map
 */
export function inlineSourceMap(map: SourceMap, portable: (source: string) => string): string {
  const sources = map.sources.map(portable);
  const own = (source: string): boolean => !source.startsWith("azml/") && !source.startsWith("node_modules/");
  const sourcesContent = (map.sourcesContent ?? []).map((text, index) => (own(sources[index] ?? "azml/") ? text : null));
  const json = JSON.stringify({ version: 3, sources, sourcesContent, names: map.names, mappings: map.mappings });
  return `//# sourceMappingURL=data:application/json;charset=utf-8;base64,${Buffer.from(json).toString("base64")}\n`;
}
