import { createHash } from "node:crypto";
import { cpSync, mkdirSync, readFileSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { WholeBundle } from "./bundle-bodies.js";

/**
 * Writes a bundle to `<folder>/<hash>/<component>` and answers with that path. Equal bundles share a folder, and one that is there already is left
 * alone. It is written aside and renamed, so that a bundle is there whole or not at all.
 */
export function writeBundle(bundle: WholeBundle, component: string, folder: string): string {
  const texts = new Map([...bundle.modules, ...bundle.packageFiles]);
  const hashed = createHash("sha256");
  for (const [name, text] of texts) hashed.update(JSON.stringify([name, text]));
  for (const [path, file] of bundle.files) hashed.update(JSON.stringify([path])).update(readFileSync(file));
  const place = join(folder, hashed.digest("hex").slice(0, 16));
  const target = join(place, component);
  if (isWhole(target, bundle, texts)) {
    // Who removes old bundles sees that this one is in use.
    utimesSync(place, new Date(), new Date());
    return target;
  }
  const aside = `${target}.${process.pid}`;
  mkdirSync(aside, { recursive: true });
  for (const [name, text] of texts) writeFileSync(join(aside, name), text);
  for (const [path, file] of bundle.files) {
    mkdirSync(dirname(join(aside, path)), { recursive: true });
    cpSync(file, join(aside, path), { dereference: true });
  }
  rmSync(target, { recursive: true, force: true });
  renameSync(aside, target);
  return target;
}

function isWhole(target: string, { files }: WholeBundle, texts: ReadonlyMap<string, string>): boolean {
  const has = (path: string, size: number): boolean => statSync(join(target, path), { throwIfNoEntry: false })?.size === size;
  return (
    [...texts].every(([name, text]) => has(name, Buffer.byteLength(text))) &&
    [...files].every(([path, file]) => has(path, statSync(file).size))
  );
}
