import { cpSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { azmlHere } from "./azml-here.js";
import { project } from "./support.js";

/** A node reads a folder and writes one file; a second one reads that. */
const pipeline = `
type: pipeline
display_name: rows
inputs:
  data: { type: uri_folder, path: ./data }
  rows: "3"
jobs:
  make:
    type: command
    component:
      type: command
      name: make
      inputs: { data: { type: uri_folder }, rows: { type: string, default: '3' }, rate: { type: number, default: 0.5 } }
      outputs: { table: { type: uri_file }, notes: { type: uri_folder } }
      code: ./code
      command: sh make.sh '\${{inputs.data}}' \${{inputs.rows}} \${{inputs.rate}} > '\${{outputs.table}}' && touch '\${{outputs.notes}}/n'
      environment:
        image: some/image
        conda_file: ./conda.yml
    inputs: { data: "\${{parent.inputs.data}}", rows: "\${{parent.inputs.rows}}" }
    environment_variables: { A: "1", B: "2" }
    resources: { instance_count: 1 }
  count:
    type: command
    command: wc -l < '\${{inputs.table}}'; touch left-behind
    environment: azureml:e:1
    inputs: { table: "\${{parent.jobs.make.outputs.table}}" }
`;

/** What a run may be changed by, and what \`azml diff\` says of it and of the run without it. */
interface Pair {
  readonly replace?: readonly (readonly [file: string, before: string, after: string])[];
  readonly files?: Readonly<Record<string, string>>;
  readonly options?: readonly string[];
  /** What is different: \`input rows\` of the job, \`make: environment\` of a node. */
  readonly expected: readonly string[];
}

const pairs: Readonly<Record<string, Pair>> = {
  "an input that is given its default": { options: ["-i", "rows=3"], expected: [] },
  "an input that is given another value": {
    options: ["-i", "rows=4"],
    expected: ["input rows", "make: input rows", "make: output table", "count: input table"],
  },
  "a default of a component that a node is given": {
    replace: [["pipeline.yml", 'rows: "${{parent.inputs.rows}}" }', 'rows: "${{parent.inputs.rows}}", rate: 0.5 }']],
    expected: [],
  },
  "a default of a component that is another": {
    replace: [["pipeline.yml", "default: 0.5", "default: 0.7"]],
    expected: ["make: input rate", "make: output table", "count: input table"],
  },
  "the order of keys": {
    replace: [
      ["pipeline.yml", 'A: "1", B: "2"', 'B: "2", A: "1"'],
      ["pipeline.yml", "table: { type: uri_file }, notes: { type: uri_folder }", "notes: { type: uri_folder }, table: { type: uri_file }"],
    ],
    files: { "conda.yml": "dependencies: [python=3.11]\nchannels: [x]\n" },
    expected: [],
  },
  "an environment": { files: { "conda.yml": "channels: [x]\ndependencies: [python=3.12]\n" }, expected: ["make: environment"] },
  "a variable": { replace: [["pipeline.yml", 'B: "2"', 'B: "3"']], expected: ["make: variables"] },
  "how much there is to run with": {
    replace: [["pipeline.yml", "instance_count: 1", "instance_count: 2"]],
    options: ["--env", "count=host", "--env", "make=host", "--max-parallel", "1"],
    expected: [],
  },
  "the same data at another path": { options: ["-i", "data=./copy"], files: { "copy/a.csv": "1\n" }, expected: [] },
  "other data at another path": {
    options: ["-i", "data=./other"],
    files: { "other/a.csv": "2\n" },
    expected: ["input data", "make: input data", "make: output table", "count: input table"],
  },
  "other data in another checkout": {
    files: { "data/a.csv": "3\n" },
    expected: ["input data", "make: input data", "make: output table", "count: input table"],
  },
  "a node that fails and has written beside its code": {
    options: ["-i", "rows=none"],
    expected: ["status", "input rows", "make: status", "make: output notes", "make: output table", "count: status"],
  },
};

describe("azml diff", () => {
  let folder = "";
  beforeAll(async () => {
    folder = project({
      "base/package.json": "{}",
      "base/pipeline.yml": pipeline,
      "base/conda.yml": "channels: [x]\ndependencies: [python=3.11]\n",
      "base/code/make.sh": 'cat "$1/a.csv"; echo $3; touch left-behind; seq $2\n',
      "base/data/a.csv": "1\n",
    });
    await azmlHere(join(folder, "base"), ["run", "pipeline.yml", "--name", "base", "--local-workspace", join(folder, ".azml")]);
  });

  it.each(Object.entries(pairs))("%s", async (title, { replace = [], files = {}, options = [], expected }) => {
    const name = title.replaceAll(" ", "-");
    // Each is a checkout of its own: where a file lies makes no difference.
    const here = join(folder, name);
    cpSync(join(folder, "base"), here, { recursive: true });
    let text = pipeline;
    for (const [file, before, after] of replace) {
      expect(text).toContain(before);
      writeFileSync(join(here, file), (text = text.replace(before, after)));
    }
    for (const [file, content] of Object.entries(files)) {
      mkdirSync(join(here, file, ".."), { recursive: true });
      writeFileSync(join(here, file), content);
    }
    const workspace = ["--local-workspace", join(folder, ".azml")];
    const { text: told } = await azmlHere(here, ["run", "pipeline.yml", "--name", name, ...options, ...workspace]);
    expect(told).not.toMatch(/error AZML/);
    const { text: json } = await azmlHere(here, ["diff", "base", name, "--json", ...workspace]);
    const { changes, nodes } = JSON.parse(json) as { changes: { what: string }[]; nodes: { path: string; changes: { what: string }[] }[] };
    const found = [
      ...changes.map(({ what }) => what),
      ...nodes.flatMap(({ path, changes: own }) => own.map(({ what }) => `${path}: ${what}`)),
    ];
    expect(found).toEqual(expected);
  });
});
