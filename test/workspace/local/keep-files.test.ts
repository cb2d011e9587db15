import { existsSync, mkdirSync, readdirSync, truncateSync, watch, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { ContentStore } from "../../../src/workspace/local/registry/content-store.js";
import { keepFiles } from "../../../src/workspace/local/registry/kept-files.js";
import { temporaryFolder } from "../../engine/support/temporary-workspace.js";

/** Data that takes a while to be read. */
function large() {
  const path = join(temporaryFolder("large"), "data.bin");
  writeFileSync(path, "");
  truncateSync(path, 512 << 20);
  return { kind: "data", type: "uri_file", name: "large", path: { kind: "local", path, written: path } } as const;
}

test("what is kept is no more read or copied when the signal is aborted, and nothing of it is left", async () => {
  const folder = temporaryFolder();
  const aside = join(folder, "registry", "aside");
  const data = large();

  const atOnce = AbortSignal.abort(new Error("stop"));
  await expect(keepFiles(data, new ContentStore(folder), atOnce)).rejects.toThrow("stop");
  expect(existsSync(aside)).toBe(false);

  mkdirSync(aside, { recursive: true });
  const whileCopying = new AbortController();
  const watcher = watch(aside, () => whileCopying.abort(new Error("stop")));
  await expect(keepFiles(data, new ContentStore(folder), whileCopying.signal)).rejects.toThrow(/aborted|stop/);
  watcher.close();
  expect(whileCopying.signal.aborted).toBe(true);
  expect([readdirSync(aside), existsSync(join(folder, "registry", "content"))]).toEqual([[], false]);
});
