import { appendFileSync } from "node:fs";
import { jsonNumber } from "../model/json-number.js";
import { keepFile } from "./keep-file.js";
import type { RunSink } from "./run-sink.js";

/** Lines of JSON for the engine that runs the node, which follows the file. */
export function fileSink(file: string, artifacts: string): RunSink {
  const write = (line: object): void => appendFileSync(file, `${JSON.stringify(line)}\n`);
  return {
    metric: (key, value, step, time) => write({ key, value: jsonNumber(value), step, time }),
    param: (param, value) => write({ param, value }),
    tag: (tag, value) => write({ tag, value }),
    artifact: (path, artifact) => {
      keepFile(artifacts, path, artifact);
      write({ artifact });
    },
    warning: (warning) => {
      process.stderr.write(`azml: ${warning}\n`);
      write({ warning });
    },
    flush: () => Promise.resolve(),
  };
}
