import path from "node:path";
import { describe, expect, it } from "vitest";
import { readComponent } from "../../src/yaml/read-component.js";
import { told, yamlFolder } from "./yaml-folder.js";

const head = "type: command\nname: train\ncommand: echo\nenvironment: azureml:env:1\n";

function read(text: string, more: Readonly<Record<string, string>> = {}): string[] {
  return told(readComponent(yamlFolder({ "train.yml": text, ...more })).diagnostics);
}

describe("a component file", () => {
  it("becomes a frozen component whose paths are absolute", () => {
    const file = yamlFolder({
      "train.yml": [
        "$schema: https://azuremlschemas.azureedge.net/latest/commandComponent.schema.json",
        "name: train",
        "version: 1.10",
        "display_name: Train",
        "is_deterministic: no",
        "code: ./src",
        "environment: { image: ubuntu, conda_file: conda.yml }",
        "inputs:",
        "  data: { type: uri_folder, mode: ro_mount }",
        "  rate: { type: number, default: 1e-3, min: 0, max: 1 }",
        "  epochs: { type: integer, default: 3.0, optional: true }",
        "  fast: { type: boolean, default: on }",
        "  tag: { type: string, default: 1.0, enum: [a, b] }",
        "outputs:",
        "  model: { type: mlflow_model }",
        "  done: { type: boolean, early_available: true }",
        "command: >-",
        "  python train.py ",
        "  --data ${{inputs.data}}",
        "",
        "  --rate ${{inputs.rate}}",
      ].join("\n"),
      "src/train.py": "",
      "conda.yml": "name: c\ndependencies:\n- pip: [numpy]\n",
    });
    const { component, diagnostics } = readComponent(file);
    expect(diagnostics).toEqual([]);
    expect(component).toEqual({
      kind: "command",
      schema: "https://azuremlschemas.azureedge.net/latest/commandComponent.schema.json",
      name: "train",
      version: "1.1",
      displayName: "Train",
      isDeterministic: false,
      command: "python train.py  --data ${{inputs.data}}\n--rate ${{inputs.rate}}",
      code: { kind: "local", path: path.join(path.dirname(file), "src") },
      environment: {
        kind: "inline",
        image: "ubuntu",
        conda: { name: "c", dependencies: [{ pip: ["numpy"] }] },
        condaFile: path.join(path.dirname(file), "conda.yml"),
      },
      inputs: {
        data: { kind: "uri_folder", mode: "ro_mount" },
        rate: { kind: "number", default: 0.001, min: 0, max: 1 },
        epochs: { kind: "integer", default: 3, optional: true },
        fast: { kind: "boolean", default: true },
        tag: { kind: "string", default: "1.0", enum: ["a", "b"] },
      },
      outputs: { model: { kind: "mlflow_model" }, done: { kind: "boolean", earlyAvailable: true } },
      source: "YAML.COMPONENT",
      location: { file, line: 1, column: 1 },
    });
    expect(Object.isFrozen((component as unknown as { inputs: { data: object } }).inputs.data)).toBe(true);
  });

  it("keeps what Azure ML does not know, and says so", () => {
    const { component, diagnostics } = readComponent(yamlFolder({ "train.yml": `${head}displayname: Train\n` }));
    expect(component).toMatchObject({ extra: { displayname: "Train" } });
    expect(told(diagnostics)).toEqual([
      'train.yml:5:1 warning AZML409 displayname: a command component has no key "displayname" (did you mean "display_name"?)',
    ]);
  });

  it("tells all its problems at once, each at its place", () => {
    const text = [
      "type: command",
      "name: Train-Model",
      "comand: echo",
      "environment: my-env:1",
      "code: ./scr",
      "tags: { a: 1 }",
      "inputs:",
      "  a: { type: int }",
      "  b: { type: integer, default: three, extra: 1 }",
      "  B: { type: number, mim: 1 }",
      "  1c: { type: string, min: 1 }",
      "outputs: [a]",
      "is_deterministic: maybe",
    ].join("\n");
    expect(read(text)).toEqual([
      'train.yml:2:7 AZML416 name: "Train-Model" cannot be the name of a component (use lower-case letters, digits and _, starting with a letter)',
      'train.yml:6:12 AZML408 tags.a: expected text, got the number 1 (put it in quotes: "1")',
      'train.yml:8:14 AZML411 inputs.a.type: "int" is not a kind of port',
      'train.yml:9:32 AZML417 inputs.b.default: "three" cannot be the default of a port of kind integer',
      'train.yml:9:39 AZML409 inputs.b.extra: an input port has no key "extra"',
      "train.yml:10:3 AZML425 inputs.B: Invalid component input names 'B' and 'b', which are equal ignore case.",
      'train.yml:10:22 AZML409 inputs.B.mim: an input port has no key "mim" (did you mean "min"?)',
      "train.yml:11:3 AZML425 inputs.1c: '1c' is not a valid parameter name, must be composed letters, numbers, and underscores. (it may not start with a digit)",
      'train.yml:11:23 AZML417 inputs.1c.min: a port of kind string has no min ("min" is for numbers and integers)',
      'train.yml:12:10 AZML406 outputs: "outputs" must be a map of keys and values, not a list',
      'train.yml:13:19 AZML408 is_deterministic: expected true or false, got "maybe"',
      'train.yml:3:1 AZML407 command: a command component needs "command" (did you mean "command" where it says "comand"?)',
      "train.yml:5:7 AZML412 code: there is no file or folder ./scr (paths are relative to the file they are written in)",
      'train.yml:4:14 AZML413 environment: "my-env:1" does not name an environment (write azureml:<name>:<version> or azureml:<name>@latest for a registered one, file:<path> for a file, or a map with "image")',
    ]);
  });

  it.each([
    ["", ["train.yml:1:1 AZML403 *: the file is empty"]],
    ["# only this\n", ["train.yml:1:1 AZML403 *: the file is empty"]],
    ["- a\n- b\n", ["train.yml:1:1 AZML406 *: a component must be a map of keys and values"]],
    [
      "apiVersion: v1\nkind: Pod\n",
      [
        'train.yml:1:1 AZML419 *: this is no component, but a Kubernetes manifest (a component has "type", "name" and, for a command, "command" and "environment")',
      ],
    ],
    [
      "type: import\nname: P p\n",
      [
        'train.yml:2:7 AZML416 name: "P p" cannot be the name of a component (use lower-case letters, digits and _, starting with a letter)',
        'train.yml:1:1 AZML407 source: a component of type import needs "source"',
        'train.yml:1:1 AZML407 output: a component of type import needs "output"',
        "train.yml:1:7 AZML420 type: not supported yet: type: import",
      ],
    ],
    ["type: comand\nname: p\n", ['train.yml:1:7 AZML411 type: "comand" is not a type of component (did you mean "command"?)']],
    [
      "name: a\n\tcommand: b\n",
      [
        "train.yml:2:1 AZML401 : this is not valid YAML: tabs are not allowed as indentation (indent with spaces; YAML does not allow tabs)",
      ],
    ],
    [
      "a: &a [*a]\n",
      [
        "train.yml:1:1 AZML404 *: the aliases in this file expand to more than a million values, or refer to themselves (write out what an alias stands for where it is needed)",
      ],
    ],
  ])("that is %j is refused", (text, expected) => {
    expect(read(text)).toEqual(expected);
  });

  it("cannot be a bomb of aliases", () => {
    const lines = [
      "a0: &a0 [x, x, x, x, x, x, x, x, x, x]",
      ...Array.from({ length: 12 }, (_, i) => `a${i + 1}: &a${i + 1} [${Array(10).fill(`*a${i}`).join(", ")}]`),
    ];
    expect(read(`${lines.join("\n")}\n${head}`)).toEqual([
      "train.yml:1:1 AZML404 *: the aliases in this file expand to more than a million values, or refer to themselves (write out what an alias stands for where it is needed)",
    ]);
  });

  it("may use aliases and merge keys", () => {
    const { component, diagnostics } = readComponent(
      yamlFolder({ "train.yml": `${head}inputs:\n  a: &port { type: uri_folder, description: x }\n  b: { <<: *port, description: y }\n` }),
    );
    expect(diagnostics).toEqual([]);
    expect(component?.inputs).toEqual({ a: { kind: "uri_folder", description: "x" }, b: { kind: "uri_folder", description: "y" } });
  });

  it("with a key twice keeps the last, and says so", () => {
    const { component, diagnostics } = readComponent(yamlFolder({ "train.yml": `${head}command: ls\n` }));
    expect(component).toMatchObject({ command: "ls" });
    expect(told(diagnostics)).toEqual([
      'train.yml:5:1 warning AZML405 : key "command" is written twice here; the last one counts (delete one of them)',
    ]);
  });

  it("may have a byte order mark and Windows line ends", () => {
    const { component, diagnostics } = readComponent(
      yamlFolder({ "train.yml": `\uFEFF${head}description: >-\n  a\n  b\n`.replaceAll("\n", "\r\n") }),
    );
    expect(diagnostics).toEqual([]);
    expect(component?.description).toBe("a b");
  });

  it("that is not there is named", () => {
    expect(told(readComponent("/nowhere/train.yml").diagnostics)).toEqual([
      "AZML402 : cannot read /nowhere/train.yml: there is no such file",
    ]);
  });

  it("may take its environment from a file, whose name and version do not count", () => {
    const { component } = readComponent(
      yamlFolder({
        "train.yml": head.replace("azureml:env:1", "file:env/env.yml"),
        "env/env.yml": "name: e\nversion: 2\nimage: ubuntu\nconda_file: c.yml\n",
        "env/c.yml": "name: c\n",
      }),
    );
    expect(component).toMatchObject({ environment: { kind: "inline", image: "ubuntu", conda: { name: "c" } } });
    expect((component as unknown as { environment: object }).environment).not.toHaveProperty("name");
  });

  it("cannot be a pipeline that uses itself", () => {
    const text = "type: pipeline\nname: p\njobs:\n  a: { type: pipeline, component: ./other.yml }\n";
    const file = yamlFolder({ "train.yml": text, "other.yml": text.replace("./other.yml", "./train.yml") });
    expect(told(readComponent(file).diagnostics)).toEqual([
      "other.yml:4:35 AZML421 jobs.a.component.jobs.a.component: ./train.yml uses itself",
    ]);
  });

  it("takes of aliases the anchor that stands last before each", () => {
    const text = `${head}description: &a first\ndisplay_name: *a\ntags: { x: &a second, y: *a }\nproperties: { z: *a }\n`;
    const { component, diagnostics } = readComponent(yamlFolder({ "train.yml": text }));
    expect(told(diagnostics)).toEqual([]);
    expect(component).toMatchObject({ displayName: "first", tags: { y: "second" }, properties: { z: "second" } });
  });

  it("that is Spark's, and has an environment without an image, keeps of it the packages", () => {
    const text = `type: spark
name: count
code: ./src
entry: { file: a.py }
environment: { description: d, build: { path: ./src }, conda_file: { dependencies: [python] } }
`;
    const { component, diagnostics } = readComponent(yamlFolder({ "count.yml": text, "src/a.py": "" }));
    expect(told(diagnostics)).toEqual([
      'count.yml:5:32 warning AZML410 environment.build: "build" has no effect here: a Spark environment has an image and packages',
    ]);
    expect(component).toMatchObject({
      environment: { kind: "inline", image: "conda/miniconda3", conda: { dependencies: ["python"] } },
    });
    expect(component).not.toHaveProperty("environment.description");
  });
});
