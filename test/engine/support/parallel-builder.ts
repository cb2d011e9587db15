import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { ParallelComponent } from "../../../src/model/parallel-component.js";
import type { ParallelNode } from "../../../src/model/parallel-node.js";
import type { InputPorts, OutputPorts } from "../../../src/model/port.js";
import type { InputValue, InputValues } from "../../../src/model/value.js";
import { localAsset } from "./job-builder.js";
import { type FinishedRun, temporaryFolder } from "./temporary-workspace.js";

export interface ParallelOptions extends Partial<Omit<ParallelComponent, "kind" | "task" | "inputs" | "outputs">> {
  readonly inputs?: InputPorts;
  readonly outputs?: OutputPorts;
  readonly programArguments?: string;
  readonly appendRowTo?: string;
  readonly entryScript?: string;
  readonly environmentVariables?: Readonly<Record<string, string>>;
}

/** A parallel node without its name, over the input `data`; `script` is the text of its entry script. */
export function parallel(script: string, data: InputValue, options: ParallelOptions = {}, given: InputValues = {}): ParallelNode {
  const { programArguments, appendRowTo, entryScript = "entry.py", environmentVariables, ...more } = options;
  const component: ParallelComponent = {
    kind: "parallel",
    name: "score",
    inputData: "${{inputs.data}}",
    isDeterministic: true,
    source: "BUILDER",
    task: {
      type: "run_function",
      code: { kind: "local", path: filesIn({ [entryScript]: script }) },
      entryScript,
      ...(programArguments !== undefined && { programArguments }),
      ...(appendRowTo !== undefined && { appendRowTo }),
    },
    ...more,
    inputs: { data: { kind: data.kind === "asset" ? data.asset.type : "uri_folder" }, ...options.inputs },
    outputs: options.outputs ?? (appendRowTo === undefined ? {} : { rows: { kind: "uri_file" } }),
  };
  return {
    kind: "parallel",
    name: "",
    component,
    inputs: { data, ...given },
    outputs: {},
    source: "BUILDER",
    ...(environmentVariables && { environmentVariables }),
  };
}

/** A temporary folder with these files in it. */
export function filesIn(files: Readonly<Record<string, string>>): string {
  const folder = temporaryFolder("parallel");
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  return folder;
}

/** A folder of `count` files, `f0000` and so on, as an input. */
export function manyFiles(count: number): InputValue {
  const names = Array.from({ length: count }, (_, at) => `f${String(at).padStart(4, "0")}`);
  return localAsset("uri_folder", filesIn(Object.fromEntries(names.map((name) => [name, name]))));
}

/** Lines of a file below the run's folder. */
export function linesOf({ record }: FinishedRun, file: string): string[] {
  return readFileSync(join(record.where, file), "utf8").split("\n").slice(0, -1);
}
