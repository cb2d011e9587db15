import { posix } from "node:path";
import type { Handler } from "hono";
import { giveFile } from "./give-file.js";
import type { ServerEnv } from "./server-env.js";
import type { StaticFolder } from "./static-folder.js";

/**
 * Answers with the files of a folder. A path that is none of them and has no ending is one of the page's own, which `index.html` knows how to show.
 *
 * Paths of an API have to be answered before, the unknown ones among them.
 *
 * @example app.get("*", staticFiles(readStaticFolder(studio)))
 */
export function staticFiles<Caller>(files: StaticFolder): Handler<ServerEnv<Caller>> {
  return (c) => {
    const { path } = c.req;
    const file = files.get(path) ?? (posix.extname(path) === "" ? files.get("/index.html") : undefined);
    if (!file) return c.text("There is no such file.\n", 404);
    const caching = file.immutable ? "public, max-age=31536000, immutable" : "no-cache";
    return giveFile(c, { path: file.path, type: file.type, headers: { "cache-control": caching } });
  };
}
