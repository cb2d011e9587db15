import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { openLocalWorkspace } from "../../../../src/workspace/local/open-local-workspace.js";

/**
 * A process of its own that registers a folder as data `titanic`: `register-data.ts WORKSPACE FOLDER TIMES`. It says each version, and
 * `copying` when some of the files of the first are copied.
 */
const [folder = "", path = "", times = "1"] = process.argv.slice(2);
const workspace = await openLocalWorkspace({ folder });
const aside = join(folder, "registry/aside");
const watch = setInterval(() => {
  const [name] = existsSync(aside) ? readdirSync(aside) : [];
  const copied = name === undefined ? [] : readdirSync(join(aside, name), { recursive: true });
  if (copied.length < 100) return;
  clearInterval(watch);
  process.stdout.write("copying\n");
}, 1);
for (let time = 0; time < Number(times); time++) {
  const asset = { kind: "data", name: "titanic", type: "uri_folder", path: { kind: "local", path, written: path } } as const;
  const { version } = await workspace.data.createOrUpdate(asset);
  process.stdout.write(`${version}\n`);
}
clearInterval(watch);
await workspace.close();
