// Makes `dist`, but for its types: code in few files. Node loads one file faster than a hundred, so azml's own
// modules are joined; libraries stay packages. What one process may load is built together, so that it has each module once.
import { chmodSync, cpSync, readdirSync, rmSync } from "node:fs";
import { extname, join, relative } from "node:path";
import { build } from "rolldown";

rmSync("dist", { recursive: true, force: true });

// Chunks lie one folder below `dist`: `src/util/own-files.ts` counts on it.
await joinModules(["index", "connect/index", "cli/main"], "chunks");
// What the bundles of bodies are made with.
await joinModules(
  ["execute/run-body", "execute/azml-in-body", "execute/on-failure", "execute/stacks-of-bundle", "execute/thrown"],
  "execute",
);

// Drivers in other languages.
const drivers = new Set([".py", ".mjs"]);
for (const entry of readdirSync("src", { recursive: true, withFileTypes: true })) {
  if (!entry.isFile() || !drivers.has(extname(entry.name))) continue;
  const from = join(entry.parentPath, entry.name);
  cpSync(from, join("dist", relative("src", from)));
}
chmodSync("dist/cli/main.js", 0o755);

async function joinModules(entries, chunkFolder) {
  await build({
    input: Object.fromEntries(entries.map((entry) => [entry, `src/${entry}.ts`])),
    platform: "node",
    tsconfig: false,
    external: /^[^./]/,
    output: {
      dir: "dist",
      sourcemap: true,
      comments: { legal: true, annotation: true, jsdoc: false },
      chunkFileNames: `${chunkFolder}/[name].js`,
    },
  });
}
