import { resolve } from "node:path";
import { fileURLToPath } from "node:url";
import type { BuildContext } from "./environment.js";

/**
 * What the written path of a Docker build context means: a URL is where one was uploaded to, anything else a folder, relative to `folder`.
 * azure-ai-ml takes no other URLs than these.
 *
 * @example buildContext("https://account.blob.core.windows.net/c/context/", "/home/me") // { kind: "remote", uri: "https://…" }
 * @example buildContext("docker", "/home/me") // { kind: "local", path: "/home/me/docker" }
 */
export function buildContext(written: string, folder: string): BuildContext {
  if (/^(?:https?|ftps?):\/\//i.test(written)) return { kind: "remote", uri: written };
  return { kind: "local", path: /^file:/i.test(written) ? fileURLToPath(written) : resolve(folder, written) };
}
