import { readFileSync } from "node:fs";
import { SourceMap } from "node:module";
import { fileURLToPath } from "node:url";

/**
 * A stack of this bundle in terms of the user's files, by the source map at the end of the bundle.
 *
 * Read only when a body has failed: turning on Node's own source maps would cost every start.
 */
export function mapStack(stack: string, bundle: string): string {
  const map = readMap(bundle);
  if (!map) return stack;
  const path = fileURLToPath(bundle);
  return stack
    .split("\n")
    .flatMap((line) => {
      const match = /^(\s+at .*?)\(?(?:file:\/\/)?([^():]+):(\d+):(\d+)\)?$/.exec(line);
      if (/ \(?node:internal\//.test(line)) return [];
      if (!match || (match[2] !== path && match[2] !== new URL(bundle).pathname)) return [line];
      const origin = map.findOrigin(Number(match[3]), Number(match[4]));
      if (!("fileName" in origin)) return [line];
      // Frames of azml's own runner, like those of Node, tell the user nothing.
      if (origin.fileName.startsWith("azml/")) return [];
      const head = match[1]?.trimEnd() ?? "    at";
      const place = `${origin.fileName}:${origin.lineNumber}:${origin.columnNumber}`;
      return [head.trim() === "at" ? `    at ${place}` : `${head} (${place})`];
    })
    .join("\n");
}

function readMap(bundle: string): SourceMap | undefined {
  try {
    const text = readFileSync(new URL(bundle), "utf8");
    const encoded = /\/\/# sourceMappingURL=data:application\/json[^,]*;base64,([A-Za-z0-9+/=]+)\s*$/.exec(text)?.[1];
    if (encoded === undefined) return undefined;
    return new SourceMap(JSON.parse(Buffer.from(encoded, "base64").toString("utf8")) as ConstructorParameters<typeof SourceMap>[0]);
  } catch {
    return undefined;
  }
}
