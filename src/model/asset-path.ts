import { isAbsolute, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import type { AssetPath } from "./asset.js";

const url = /^[a-z][a-z0-9+.-]*:\/\//i;
const armId = /^\/subscriptions\//i;
const windowsPath = /^[A-Za-z]:[\\/]/;

/**
 * What a written path means, in azure-ai-ml's order: ARM id or URL as it is; an absolute local path; anything with
 * `:` or `@` a registered asset; else a local path relative to `folder`.
 */
export function assetPath(written: string, folder: string): AssetPath {
  if (armId.test(written)) return { kind: "registered", id: written };
  if (/^file:\/\//i.test(written)) return { kind: "local", path: fileURLToPath(written), written };
  if (url.test(written)) return { kind: "remote", uri: written };
  if (windowsPath.test(written) || isAbsolute(written)) return { kind: "local", path: resolve(written), written };
  if (/[:@]/.test(written)) return { kind: "registered", id: written };
  return { kind: "local", path: resolve(folder, written), written };
}
