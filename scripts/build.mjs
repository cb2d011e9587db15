// Makes `dist`, but for its types: code in few files. Node loads one file faster than a hundred, so azml's own
// modules are joined; libraries stay packages. What one process may load is built together, so that it has each module once.
import { chmodSync, cpSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { extname, join, relative } from "node:path";
import { build } from "rolldown";
import { minifySync } from "rolldown/utils";

rmSync("dist", { recursive: true, force: true });

/** Libraries that are part of azml's own: many small files that every run loads, or a large one of which little is needed. */
const bundled = /^(?:@hono\/|hono\/|hono$|elkjs\/)/;
/** Their folders. */
const packages = new Set();

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

// It comes without lines, and is given many: nobody looks at them.
const layouts = "dist/chunks/elk.bundled.js";
writeFileSync(layouts, minifySync(layouts, readFileSync(layouts, "utf8"), { module: true, mangle: false }).code);
rmSync(`${layouts}.map`);

writeFileSync(
  "dist/THIRD-PARTY-LICENSES.txt",
  [...packages]
    .sort((a, b) => (a < b ? -1 : 1))
    .map(licenseOf)
    .join("\n"),
);

async function joinModules(entries, chunkFolder) {
  const { output } = await build({
    input: Object.fromEntries(entries.map((entry) => [entry, `src/${entry}.ts`])),
    platform: "node",
    tsconfig: false,
    external: (id) => /^[^./]/.test(id) && !bundled.test(id),
    output: {
      dir: "dist",
      sourcemap: true,
      comments: { legal: true, annotation: true, jsdoc: false },
      chunkFileNames: `${chunkFolder}/[name].js`,
    },
  });
  for (const { moduleIds = [] } of output) {
    for (const id of moduleIds) {
      const [folder] = /^.*\/node_modules\/(?:@[^/]+\/)?[^/]+/.exec(id) ?? [];
      if (folder) packages.add(folder);
    }
  }
}

/** What a package that is part of azml's own files asks to be said with it. */
function licenseOf(folder) {
  const { name, version, license, repository } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  const file = readdirSync(folder).find((entry) => /^licen[cs]e/i.test(entry));
  const source = (repository?.url ?? repository).replace(/^git\+/, "");
  return `${name} ${version} (${license}), source: ${source}\n\n${file ? readFileSync(join(folder, file), "utf8") : ""}`;
}
