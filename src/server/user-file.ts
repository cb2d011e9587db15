import { basename, extname } from "node:path";
import type { HttpBindings } from "@hono/node-server";
import type { Context } from "hono";
import { getMimeType } from "hono/utils/mime";
import { attachment } from "./content-disposition.js";
import { giveFile } from "./give-file.js";

export interface UserFile {
  readonly path: string;
  /** What it is called where it is shown and kept. Default: its own name. */
  readonly name?: string;
  /** Whether it is to be kept instead of shown. Default: it is shown. */
  readonly download?: boolean;
}

/**
 * Answers with a file that a run has made. Whoever made it, it cannot act as the page: it is alone in a sandbox, without the page's origin, whether it is
 * shown in a frame of the page or opened by itself. Reports (HTML) may run scripts there; nothing else may. Scripts and style sheets are given as texts, so
 * that no page can be made to use them.
 *
 * @throws as {@link giveFile}
 */
export function giveUserFile<E extends { Bindings: HttpBindings }>(
  c: Context<E>,
  { path, name = basename(path), download = false }: UserFile,
): Response {
  const type = typeOf(name);
  const headers = {
    "content-security-policy": type === html ? reportPolicy : filePolicy,
    "x-content-type-options": "nosniff",
    "cache-control": "no-store",
    ...(download && { "content-disposition": attachment(name) }),
  };
  return giveFile(c, { path, type, headers });
}

const html = "text/html; charset=utf-8";
const text = "text/plain; charset=utf-8";

const reportPolicy = "sandbox allow-scripts; frame-ancestors 'self'";
const filePolicy = "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'self'";

/** What browsers show, and run nothing of. */
const shown = /^(?:image|audio|video|font)\/|^text\/(?:html|plain|csv)\b|^application\/(?:json|pdf|zip|gzip)\b/;

/** Endings whose usual type is wrong for what runs make: code and logs. */
const texts = new Set([".css", ".js", ".jsonl", ".log", ".md", ".mjs", ".out", ".py", ".toml", ".ts", ".tsx", ".xml", ".yaml", ".yml"]);

function typeOf(name: string): string {
  if (texts.has(extname(name).toLowerCase())) return text;
  const type = getMimeType(name) ?? "";
  return shown.test(type) ? type : "application/octet-stream";
}
