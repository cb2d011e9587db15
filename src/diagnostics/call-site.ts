import { sep } from "node:path";
import { fileURLToPath } from "node:url";
import type { SourceLocation } from "../model/location.js";
import { ownFolder } from "../util/own-files.js";

/** Where user code called azml. Cheap to take; the stack is read only when somebody asks. */
export interface CallSite {
  /** The place, through source maps where the runtime applies them; undefined when the stack has no file. */
  location(): SourceLocation | undefined;
}

/** `at name (file:line:column)` or `at file:line:column`; the path may hold brackets of its own. */
const framePattern = /(?:^at (?:async )?|\()((?:file:\/\/|\/|[A-Za-z]:[\\/]).*?):(\d+):(\d+)\)?$/;

/**
 * The caller of `below` (the azml function that user code called).
 *
 * V8 formats a stack when it is first read, so taking a call site costs a frame walk and no text.
 */
export function callSite(below: (...args: never[]) => unknown): CallSite {
  const holder: { stack?: string } = {};
  // What a stack is formatted by is known when it is read, and it is read once: whoever follows source maps gets a second one.
  const unmapped: { stack?: unknown } | undefined = process.sourceMapsEnabled || "prepareStackTrace" in Error ? {} : undefined;
  const limit = Error.stackTraceLimit;
  Error.stackTraceLimit = 4;
  Error.captureStackTrace(holder, below);
  if (unmapped) Error.captureStackTrace(unmapped, below);
  Error.stackTraceLimit = limit;
  let module: string | undefined;
  return {
    location: () => {
      const location = firstLocation(holder.stack ?? "");
      if (!location || !unmapped) return location;
      module ??= firstModule(unmapped);
      return module === undefined || module === location.file ? location : { ...location, module };
    },
  };
}

/** The file of the first frame, as it runs. */
function firstModule(holder: { readonly stack?: unknown }): string | undefined {
  // oxlint-disable-next-line typescript/unbound-method -- it is put back as it was
  const prepare = Error.prepareStackTrace;
  Error.prepareStackTrace = (_error, frames) => frames.map((frame) => frame.getFileName());
  try {
    const names = Array.isArray(holder.stack) ? (holder.stack as unknown[]) : [];
    const name = names.find((one): one is string => typeof one === "string" && /^(?:file:|[\\/]|[A-Za-z]:[\\/])/.test(one));
    const plain = name?.replace(/\?.*$/, "");
    return plain?.startsWith("file:") ? fileURLToPath(plain) : plain;
  } finally {
    Error.prepareStackTrace = prepare;
  }
}

/** The first frame of a stack that lies in a file of the user's rather than of azml's. */
export function userLocation(stack: string): SourceLocation | undefined {
  return firstLocation(stack, (file) => !file.startsWith(ownFolder + sep) && !/[\\/]node_modules[\\/]/.test(file));
}

/** The first frame of a stack text that lies in a file. */
export function firstLocation(stack: string, accept: (file: string) => boolean = () => true): SourceLocation | undefined {
  for (const line of stack.split("\n")) {
    const match = framePattern.exec(line.trim());
    if (!match) continue;
    const [, path = "", row = "1", column = "1"] = match;
    const plain = path.replace(/\?.*$/, "");
    const file = plain.startsWith("file:") ? fileURLToPath(plain) : plain;
    if (accept(file)) return { file, line: Number(row), column: Number(column) };
  }
  return undefined;
}
