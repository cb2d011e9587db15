import { mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { temporaryFolder } from "./temporary-folder.mjs";

export const repository = fileURLToPath(new URL("../..", import.meta.url));
export const cli = path.join(repository, "dist/cli/main.js");

const noopYaml = `$schema: https://azuremlschemas.azureedge.net/latest/commandComponent.schema.json
type: command
name: noop
inputs:
  data: { type: uri_folder, optional: true }
outputs:
  out: { type: uri_folder }
command: ":"
environment: azureml:node@latest
`;

const noopBody = `import { commandComponent, input, output, type Output, type UriFolder } from "azml";

@commandComponent({ name: "noop" })
export class Noop {
  @input("uri_folder", { optional: true }) data?: UriFolder;
  @output("uri_folder") out!: Output<UriFolder>;
  run(): void {}
}
`;

/** A component that reads `count` folders. */
const sinkYaml = (count) => {
  const inputs = Array.from({ length: count }, (_, at) => `  data_${at}: { type: uri_folder }\n`);
  return noopYaml.replace("name: noop", "name: sink").replace(/inputs:\n.*\n/, `inputs:\n${inputs.join("")}`);
};

const shapes = {
  /** Node k reads the folder of node k - 1. */
  chain: (count) => `let last = step(noop, {});
    for (let at = 1; at < ${count}; at++) last = step(noop, { data: last.outputs.out });`,
  /** One source, one sink, and readers between them. */
  wide: (count) => `const { out } = step(noop, {}).outputs;
    const read: Record<string, typeof out> = {};
    for (let at = 0; at < ${count - 2}; at++) read["data_" + at] = step(noop, { data: out }).outputs.out;
    step(loadComponent("./sink.yml"), read);`,
};

/**
 * A project with one pipeline of `count` nodes that do nothing: commands (`:`), or with `body` TypeScript.
 * Answers with its folder.
 */
export function project(shape, count, { body = false } = {}) {
  const folder = temporaryFolder(`${shape}-${count}`);
  mkdirSync(path.join(folder, "node_modules"));
  symlinkSync(repository, path.join(folder, "node_modules/azml"));
  const noop = body ? 'import { Noop as noop } from "./noop.js";' : 'const noop = loadComponent("./noop.yml");';
  const files = {
    "package.json": '{"type":"module"}',
    "noop.yml": noopYaml,
    "noop.ts": noopBody,
    "sink.yml": sinkYaml(count - 2),
    "pipeline.ts": `import { job, loadComponent, pipeline, step } from "azml";
${noop}

@pipeline()
export class Bench {
  build() {
    ${shapes[shape](count)}
  }
}
export default job(Bench, {}, { defaultCompute: "cpu" });
`,
  };
  for (const [name, text] of Object.entries(files)) writeFileSync(path.join(folder, name), text);
  return folder;
}
