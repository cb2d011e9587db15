import { originOf } from "./bundle-maps.js";

/**
 * Has the stacks of errors tell places in the user's files rather than in the bundle, wherever they are read: also those that a body prints itself,
 * and those of workers. Frames of azml's own runner are left out, as they tell the user nothing.
 */
Error.prepareStackTrace = (error, frames) => {
  const lines = frames.flatMap((frame) => {
    const module = frame.getFileName();
    const origin = module ? originOf(module, frame.getLineNumber() ?? 1, frame.getColumnNumber() ?? 1) : undefined;
    // Node's own way of writing a frame, which TypeScript's types do not know.
    const written = (frame as unknown as { toString: () => string }).toString();
    if (!origin) return [`    at ${written}`];
    if (origin.file.startsWith("azml/")) return [];
    const place = `${origin.file}:${origin.line}:${origin.column}`;
    const [name] = / \(.*\)$/.test(written) ? written.split(" (") : [];
    return [name === undefined ? `    at ${place}` : `    at ${name} (${place})`];
  });
  return [headOf(error), ...lines].join("\n");
};

function headOf(error: Error): string {
  try {
    return Error.prototype.toString.call(error);
  } catch {
    return "Error";
  }
}
