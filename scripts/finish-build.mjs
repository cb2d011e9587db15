// What `tsc` leaves out of a build: the drivers in other languages, and the right to run the command line.
import { chmodSync, cpSync, readdirSync } from "node:fs";
import { extname, join, relative } from "node:path";

const drivers = new Set([".py", ".mjs"]);
for (const entry of readdirSync("src", { recursive: true, withFileTypes: true })) {
  if (!entry.isFile() || !drivers.has(extname(entry.name))) continue;
  const from = join(entry.parentPath, entry.name);
  cpSync(from, join("dist", relative("src", from)));
}
chmodSync("dist/cli/main.js", 0o755);
