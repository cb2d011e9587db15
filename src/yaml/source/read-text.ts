import { readFileSync, statSync } from "node:fs";
import type { DiagnosticSink } from "../../diagnostics/sink.js";

/** Azure Resource Manager takes no larger request. */
const mostBytes = 4 * 1024 * 1024;

/** What YAML lets nobody write as it is. */
// oxlint-disable-next-line no-control-regex
const unprintable = /[\0-\u0008\u000b\u000c\u000e-\u001f\u007f-\u0084\u0086-\u009f\ufffe\uffff]/;

/** The text of a YAML file; undefined, and reported, when there is none: no such file, too large, no UTF-8, signs that YAML does not allow. */
export function readText(file: string, sink: DiagnosticSink): string | undefined {
  const bytes = readBytes(file, sink);
  if (bytes === undefined) return undefined;
  const [first, second] = bytes;
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)) {
    const hint = "save it as UTF-8";
    sink.add({ code: "AZML401", severity: "error", message: `${file} is UTF-16, which azure-ai-ml does not read`, hint });
    return undefined;
  }
  const text = bytes.toString("utf8");
  const at = text.search(unprintable);
  const report = (offset: number, message: string, hint: string): void => {
    const before = text.slice(0, offset).split("\n");
    const location = { file, line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
    sink.add({ code: "AZML401", severity: "error", message: `this is not valid YAML: ${message}`, location, hint });
  };
  if (at >= 0 && text.includes("\0")) sink.add({ code: "AZML401", severity: "error", message: `${file} is no text, and so no YAML` });
  else if (at >= 0) {
    const number = text.charCodeAt(at).toString(16).padStart(2, "0");
    report(at, `the sign U+00${number.toUpperCase()} may not stand in it`, `delete it, or write \\x${number} in a text in double quotes`);
  } else if (Buffer.compare(Buffer.from(text), bytes) !== 0) {
    report(text.indexOf("\ufffd"), "the file is no UTF-8 from here on", "save it as UTF-8");
  } else return text;
  return undefined;
}

function readBytes(file: string, sink: DiagnosticSink): Buffer | undefined {
  const refuse = (message: string): undefined => {
    sink.add({ code: "AZML402", severity: "error", message });
    return undefined;
  };
  try {
    const stats = statSync(file);
    const size = `${(stats.size / 1_000_000).toFixed(1)} MB`;
    if (stats.size > mostBytes) return refuse(`${file} has ${size}, and Azure ML takes no definition of more than 4 MB`);
    return stats.isDirectory() ? refuse(`${file} is a folder, not a YAML file`) : readFileSync(file);
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    const why = code === "ENOENT" ? "there is no such file" : code === "EACCES" ? "it may not be read" : String(code ?? error);
    return refuse(`cannot read ${file}: ${why}`);
  }
}
