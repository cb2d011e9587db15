import { describe, expect, it } from "vitest";
import type { Diagnostic } from "../../src/diagnostics/diagnostic.js";
import { printDiagnostics } from "../../src/diagnostics/print.js";

const file = "/project/pipeline.ts";
const unknown: Diagnostic = {
  code: "AZML204",
  severity: "error",
  message: 'step "train" has no input "epoch"',
  location: { file, line: 1, column: 21 },
  focus: "epoch",
  notes: ["inputs of Train: trainingData, epochs (default 10), note?"],
  hint: 'did you mean "epochs"?',
};

function print(source: string, diagnostics: readonly Diagnostic[], columns?: number): string {
  return printDiagnostics(diagnostics, {
    color: false,
    cwd: "/project",
    readFile: (name) => (name === file ? source : undefined),
    ...(columns !== undefined && { columns }),
  });
}

describe("printDiagnostics", () => {
  it("shows place, code, source with the word underlined, notes, hint and a count", () => {
    expect(print("    const trained = step(Train, { trainingData: p.outputs.trainingData, epoch: 3 });\n", [unknown]))
      .toMatchInlineSnapshot(`
        "pipeline.ts:1:73 - error AZML204: step "train" has no input "epoch".
          1 |     const trained = step(Train, { trainingData: p.outputs.trainingData, epoch: 3 });
            |                                                                         ~~~~~
          inputs of Train: trainingData, epochs (default 10), note?
          hint: did you mean "epochs"?

        Found 1 error.
        "
      `);
  });

  it("is empty without diagnostics", () => {
    expect(print("", [])).toBe("");
  });

  it("finds the word on a later line of the call, and not inside a longer name", () => {
    expect(print("    const trained = step(Train, {\n      epochs: 1,\n      my_epoch: 2,\n      epoch: 3,\n    });", [unknown]))
      .toMatchInlineSnapshot(`
        "pipeline.ts:4:7 - error AZML204: step "train" has no input "epoch".
          4 |       epoch: 3,
            |       ~~~~~
          inputs of Train: trainingData, epochs (default 10), note?
          hint: did you mean "epochs"?

        Found 1 error.
        "
      `);
  });

  it("underlines the token at the column when the word is nowhere near", () => {
    const source = `    const trained = step(Train, inputs);\n${"\n".repeat(20)}epoch`;
    expect(print(source, [{ ...unknown, notes: [] }])).toMatchInlineSnapshot(`
      "pipeline.ts:1:21 - error AZML204: step "train" has no input "epoch".
        1 |     const trained = step(Train, inputs);
          |                     ~~~~
        hint: did you mean "epochs"?

      Found 1 error.
      "
    `);
  });

  it("keeps the squiggle under the word after tabs, wide characters and combined ones", () => {
    const source = '\tstep(T, { name: "日本語 👩‍👩‍👧 e\u0301", epoch: 3 });';
    const plain: Diagnostic = {
      code: "AZML204",
      severity: "warning",
      message: "m",
      location: { file, line: 1, column: 2 },
      focus: "epoch",
    };
    const [, line = "", squiggle = ""] = print(source, [plain]).split("\n");
    expect(line).toBe('  1 |     step(T, { name: "日本語 👩‍👩‍👧 e\u0301", epoch: 3 });');
    // On a screen: each of 日本語 and the emoji is two columns wide, é one.
    expect(squiggle).toBe(`    | ${" ".repeat('    step(T, { name: "'.length + 6 + 1 + 2 + 1 + 1 + '", '.length)}~~~~~`);
  });

  it("cuts long lines on both sides and keeps the word in sight", () => {
    const source = `step(Train, { ${"a: 1, ".repeat(60)}epoch: 3, ${"b: 1, ".repeat(60)} });`;
    const printed = print(source, [{ ...unknown, location: { file, line: 1, column: 1 }, notes: [] }], 60);
    expect(printed).toMatchInlineSnapshot(`
      "pipeline.ts:1:375 - error AZML204: step "train" has no input "epoch".
        1 | …, a: 1, a: 1, a: 1, epoch: 3, b: 1, b: 1, b: 1, b: 1, b: 1…
          |                      ~~~~~
        hint: did you mean "epochs"?

      Found 1 error.
      "
    `);
  });

  it("cuts a word that is longer than the line may be", () => {
    const source = `step("${"x".repeat(300)}")`;
    const long: Diagnostic = { code: "AZML202", severity: "error", message: "m", location: { file, line: 1, column: 6 } };
    for (const line of print(source, [long], 40).split("\n").slice(1, 3)) expect(line.length).toBeLessThanOrEqual(6 + 40);
  });

  it("looks in YAML for a key below those of the path, and not beyond the node", () => {
    const job = `type: pipeline
inputs:
  epochs: 5
jobs:
  train:
    description: how many epochs it takes
    tags: { epochs: many }
    inputs:
      data: azureml:epochs:1
      epochs: 0
  test:
    inputs:
      rate: 1
`;
    const yaml: Diagnostic = {
      code: "AZML304",
      severity: "warning",
      message: "m",
      location: { file: "/project/job.yml", line: 5, column: 3 },
      focus: "epochs",
      path: "jobs.train.inputs.epochs",
    };
    const places = [yaml, { ...yaml, focus: "rate", path: "jobs.train.inputs.rate" }, { ...yaml, focus: "azureml:epochs:1" }].map(
      (one) => printDiagnostics([one], { color: false, cwd: "/project", readFile: () => job }).split(" ")[0],
    );
    expect(places).toEqual(["job.yml:10:7", "job.yml:5:3", "job.yml:9:13"]);
  });

  it("tells errors before warnings, and of one file from its first line to its last", () => {
    const at = (line: number, severity: "error" | "warning", name = file): Diagnostic => ({
      code: "AZML202",
      severity,
      message: `${line}`,
      location: { file: name, line, column: 1 },
    });
    const printed = print("a\nb\nepoch", [
      at(3, "error"),
      at(1, "warning"),
      at(1, "error", "/project/other.ts"),
      { ...at(1, "error"), focus: "epoch" },
      at(2, "error"),
    ]);
    expect(printed.match(/^[a-z]+\.ts:\d:\d - \w+/gm)).toEqual([
      "pipeline.ts:2:1 - error",
      "pipeline.ts:3:1 - error",
      "pipeline.ts:3:1 - error",
      "other.ts:1:1 - error",
      "pipeline.ts:1:1 - warning",
    ]);
  });

  it("gives the path in the job, and does without a file, a line or a location", () => {
    const wide: Diagnostic = { code: "AZML202", severity: "warning", message: "Compute not set", path: "jobs.train.compute" };
    expect(
      print("one line", [
        wide,
        { ...wide, location: { file: "/elsewhere/job.yml", line: 3, column: 1 } },
        { ...wide, severity: "error", path: "*", location: { file, line: 99, column: 1 } },
      ]),
    ).toMatchInlineSnapshot(`
      "pipeline.ts:99:1 - error AZML202: Compute not set.

      warning AZML202: Compute not set.
        at jobs.train.compute

      ../elsewhere/job.yml:3:1 - warning AZML202: Compute not set.
        at jobs.train.compute

      Found 1 error and 2 warnings.
      "
    `);
  });

  it("colours for a terminal, and only then", () => {
    const options = { cwd: "/project", readFile: () => "step()" };
    const colored = printDiagnostics([unknown], { color: true, ...options });
    const plain = printDiagnostics([unknown], { color: false, ...options });
    expect(plain).not.toContain("\u001B");
    expect(colored).toContain("\u001B[31merror");
    // oxlint-disable-next-line no-control-regex -- colours are control characters
    expect(colored.replace(/\u001B\[\d+m/g, "")).toBe(plain);
  });

  it("reads files from disk by default", () => {
    const here = import.meta.filename;
    const printed = printDiagnostics([{ code: "AZML202", severity: "error", message: "m", location: { file: here, line: 1, column: 1 } }], {
      color: false,
      cwd: "/",
    });
    expect(printed).toContain('1 | import { describe, expect, it } from "vitest";\n    | ~~~~~~\n');
  });
});
