import { chmodSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { findInterpreter } from "../../src/engine/environments/interpreter.js";
import { command, component, job, localAsset, pipeline } from "./support/job-builder.js";
import { filesIn, linesOf, parallel, type ParallelOptions } from "./support/parallel-builder.js";
import { pandasPath, pythonLack, type PythonPath, pythonPath, tellSkipped } from "./support/python.js";
import { type FinishedRun, logOf, runToEnd } from "./support/temporary-workspace.js";

const python = pandasPath();
const lack = "lack" in python ? python.lack : undefined;
tellSkipped("tests of tables in parallel nodes", lack);
const PATH = "path" in python ? python.path : "";

/** Gives the rows back, and says of each mini-batch how many rows it has and what its columns are. */
const script = `def init(): pass
def run(frame):
    print(len(frame), list(frame.columns), list(frame.index)[:2], type(frame).__name__)
    return frame
`;
const options: ParallelOptions = { environmentVariables: { PATH }, appendRowTo: "${{outputs.rows}}", maxConcurrencyPerInstance: 1 };

const sales = "store,brand,sold\n1,a,10\n2,a,20\n1,b,30\n1,a,40\n2,c d,\n";
const csv =
  "paths: [{ pattern: ./*.csv }]\ntransformations:\n  - read_delimited: { delimiter: ',', header: all_files_same_headers, encoding: utf8 }\n";

async function runOver(files: Readonly<Record<string, string>>, more: ParallelOptions = {}): Promise<FinishedRun> {
  return runToEnd(job(pipeline({ score: parallel(script, localAsset("mltable", filesIn(files)), { ...options, ...more }) })));
}

/** What the mini-batches were, as `script` says it. */
async function batches(run: FinishedRun): Promise<string[]> {
  return (await logOf(run, "score")).split("\n").filter((line) => line.endsWith(" DataFrame"));
}

/** A Python of which pandas 1.1 has wheels, the oldest that this machine has. */
async function oldPython(): Promise<PythonPath> {
  for (const version of ["3.6", "3.7", "3.8", "3.9"]) {
    const found = await findInterpreter(version);
    if (found?.version.startsWith(`${version}.`)) return pythonPath("pandas1", found.path);
  }
  return { lack: "there is no Python 3.6 to 3.9 on this machine" };
}
const old = await oldPython();
tellSkipped("tables in parallel nodes with pandas 1.1", "lack" in old ? old.lack : undefined);

test.skipIf("lack" in old)("tables in parallel nodes are read and written with pandas 1.1, in an old Python", async () => {
  const variables = { PATH: "path" in old ? old.path : "" };
  const told = script
    .replace("def run", "import pandas, sys\ndef run")
    .replace("    print", "    print(pandas.__version__, file=sys.stderr)\n    print('é', flush=True)\n    print");
  const table = localAsset("mltable", filesIn({ MLTable: csv, "a.csv": sales }));
  const of = parallel(told, table, { ...options, environmentVariables: variables, partitionKeys: ["store"] });
  const run = await runToEnd(job(pipeline({ score: of })));
  expect(run.record.failure).toBeUndefined();
  expect(await batches(run)).toHaveLength(2);
  expect(await logOf(run, "score")).toContain("1.1.5\n");
  expect(await logOf(run, "score")).toContain("é\n");
  expect(linesOf(run, "score/outputs/rows")).toEqual(["1 a 10.0", "1 b 30.0", "1 a 40.0", "2 a 20.0", '2 "c d" ']);
});

describe.skipIf(lack !== undefined)("a table in a parallel node", () => {
  test("is cut by partition keys: rows that agree go together", async () => {
    const run = await runOver({ MLTable: csv, "a.csv": sales }, { partitionKeys: ["store", "brand"], miniBatchSize: 1 });
    expect(run.record.failure).toBeUndefined();
    const columns = "['store', 'brand', 'sold']";
    expect(await batches(run)).toEqual([2, 1, 1, 1].map((rows) => `${rows} ${columns} [${rows === 2 ? "0, 1" : "0"}] DataFrame`));
    // As Azure ML writes a DataFrame: spaces between, no header.
    expect(linesOf(run, "score/outputs/rows")).toEqual(["1 a 10.0", "1 a 40.0", "2 a 20.0", "1 b 30.0", '2 "c d" ']);
    expect(run.record.nodes[0]?.metrics).toEqual({ processed_items: 5, failed_items: 0, failed_mini_batches: 0 });
  });

  test("is cut by size, across files", async () => {
    const file = (from: number): string => `n,word\n${Array.from({ length: 100 }, (_, at) => `${from + at},words\n`).join("")}`;
    const files = { MLTable: csv, "a.csv": file(100), "b.csv": file(200) };
    const run = await runOver(files, { miniBatchSize: 500 });
    const sizes = (await batches(run)).map((line) => Number(line.split(" ")[0]));
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBe(200);
    // A row has ten bytes, and the header's are shared out among the rows.
    expect(sizes).toEqual([50, 50, 49, 50, 1]);
    expect(linesOf(run, "score/outputs/rows").map((line) => Number(line.split(" ")[0]))).toEqual(
      Array.from({ length: 200 }, (_, at) => 100 + at),
    );
    expect(await batches(await runOver(files))).toHaveLength(1);
  });

  test("may be a CSV file by itself, or JSON lines, and columns are kept and dropped", async () => {
    const table = join(filesIn({ "a.csv": sales }), "a.csv");
    const single = await runToEnd(job(pipeline({ score: parallel(script, localAsset("uri_file", table), options) })));
    expect(await batches(single)).toEqual(["5 ['store', 'brand', 'sold'] [0, 1] DataFrame"]);
    const steps = "  - keep_columns: [a, b]\n  - drop_columns: b\n  - skip: 1\n  - take: 2\n";
    const lines = await runOver({
      MLTable: `paths: [{ file: ./x.jsonl }]\ntransformations:\n  - read_json_lines\n${steps}`,
      "x.jsonl": [1, 2, 3, 4].map((a) => `${JSON.stringify({ a, b: "é", c: 1 })}\n`).join(""),
    });
    expect(await batches(lines)).toEqual(["2 ['a'] [0, 1] DataFrame"]);
    expect(linesOf(lines, "score/outputs/rows")).toEqual(["2", "3"]);
  });

  test("has headers as its MLTable says", async () => {
    const read = (header: string): string =>
      `paths: [{ file: a.csv }, { file: b.csv }]\ntransformations: [{ read_delimited: { delimiter: ';', header: ${header}, encoding: latin1, infer_column_types: false } }]\n`;
    const files = { "a.csv": "x;y\n1;2\n", "b.csv": "3;4\n" };
    expect(await batches(await runOver({ MLTable: read("no_header"), ...files }))).toEqual(["3 ['Column1', 'Column2'] [0, 1] DataFrame"]);
    const first = await runOver({ MLTable: read("from_first_file"), ...files });
    expect(await batches(first)).toEqual(["2 ['x', 'y'] [0, 1] DataFrame"]);
    expect(linesOf(first, "score/outputs/rows")).toEqual(["1 2", "3 4"]);
  });

  test("is converted, filtered, sampled, and gets the columns of its paths", async () => {
    const more = `
  - extract_columns_from_partition_format: /{region}/{day:yyyy/MM/dd}
  - convert_column_types:
      - { columns: [n, x], column_type: float }
      - { columns: when, column_type: { datetime: { formats: ["%d/%m/%Y", "%Y-%m-%d"] } } }
      - { columns: ok, column_type: { boolean: { true_values: [ja], false_values: [nein] } } }
      - { columns: code, column_type: string }
  - filter: 'col("n") >= 2 and col("region") == "north" and not col("ok") == False'
  - drop_columns: x
`;
    const run = await runOver({
      MLTable: `paths: [{ pattern: ./**/*.csv }]\ntransformations:\n  - read_delimited: { delimiter: ',', empty_as_string: true }${more}`,
      "north/2024/05/01/a.csv": "n,x,when,ok,code\n1,1,01/02/2024,ja,7\n2,,2024-02-03,ja,8\n3,3,05/02/2024,nein,9\n",
      "south/2024/05/02/b.csv": "n,x,when,ok,code\n4,4,01/02/2024,ja,1\n",
    });
    expect(run.record.failure).toBeUndefined();
    expect(await batches(run)).toEqual(["1 ['region', 'day', 'n', 'when', 'ok', 'code'] [0] DataFrame"]);
    expect(linesOf(run, "score/outputs/rows")).toEqual(["north 2024-05-01 2.0 2024-02-03 True 8"]);
    const lines = (given: string): Record<string, string> => ({
      MLTable: `paths: [{ file: ./x.jsonl }]\ntransformations:\n  - read_json_lines: { invalid_lines: ${given} }\n  - take_random_sample: { probability: 0.5, seed: 3 }\n`,
      "x.jsonl": `${Array.from({ length: 40 }, (_, a) => JSON.stringify({ a })).join("\n")}\nnot json\n`,
    });
    const sampled = linesOf(await runOver(lines("drop")), "score/outputs/rows");
    expect(sampled.length).toBeGreaterThan(8);
    expect(sampled.length).toBeLessThan(32);
    expect(linesOf(await runOver(lines("drop"), { miniBatchSize: 64 }), "score/outputs/rows").toSorted()).toEqual(sampled.toSorted());
    expect((await runOver(lines("error"))).record.nodes[0]?.failure?.message).toContain("x.jsonl: ValueError");
  });

  test.each([
    ['filter: col("age") > 1', "filter names 'age'; columns of the table are: store, brand, sold"],
    ['filter: col("brand") + 1', "filter: "],
    ["filter: col('sold')", "filter is no comparison"],
    [
      "convert_column_types: [{ columns: brand, column_type: boolean }]",
      "column 'brand' has 'a', which is neither true nor false: say mismatch_as",
    ],
  ])("that does not fit its transformations is told: %s", async (step, message) => {
    const { record } = await runOver({ MLTable: `${csv}  - ${step}\n`, "a.csv": sales });
    expect(record.nodes[0]?.failure).toMatchObject({ code: "AZML553", message: expect.stringContaining(message) as string });
  });

  test("may be Parquet, written by another node", async () => {
    const writing = component("write", "python write.py ${{outputs.table}}", {
      outputs: { table: { kind: "mltable" } },
      code: filesIn({
        "write.py": `import pandas, sys
pandas.DataFrame({"n": range(10), "t": ["x"] * 10}).to_parquet(sys.argv[1] + "/part 1.parquet")
open(sys.argv[1] + "/MLTable", "w").write("paths: [{ pattern: ./*.parquet }]\\ntransformations: [read_parquet]\\n")
`,
      }),
    });
    const data = { kind: "binding", binding: { source: "node_output", node: "write", output: "table" } } as const;
    const score = parallel(script, data, { ...options, inputs: { data: { kind: "mltable" } }, partitionKeys: ["t"] });
    const run = await runToEnd(job(pipeline({ write: command(writing, {}, { environmentVariables: { PATH } }), score })));
    expect(run.record.failure).toBeUndefined();
    expect(await batches(run)).toEqual(["10 ['n', 't'] [0, 1] DataFrame"]);
    expect(readdirSync(join(run.record.where, "score"))).not.toContain("mini_batches");
  });

  test.each([
    [{ partitionKeys: ["shop"] }, { "a.csv": sales }, "partition_keys names 'shop'; columns of the table are: store, brand, sold"],
    [{}, { "a.csv": "" }, "a.csv: EmptyDataError"],
    [{}, { "a.csv": "a,b\n" }, 'the table of input "data" has no rows'],
  ])("that cannot be cut is told: %j %j", async (more, files, message) => {
    const { record } = await runOver({ MLTable: csv, ...files }, more);
    expect(record.nodes[0]?.failure).toMatchObject({ code: "AZML553", message: expect.stringContaining(message) as string });
  });
});

describe.skipIf(pythonLack !== undefined)("a Python without pandas", () => {
  test("is told of before a worker starts", async () => {
    const without = filesIn({ python: '#!/bin/sh\nPATH=${PATH#*:} exec python3 -S "$@"\n' });
    chmodSync(join(without, "python"), 0o755);
    const { record } = await runOver(
      { MLTable: csv, "a.csv": sales },
      { environmentVariables: { PATH: `${without}:${process.env["PATH"]}` } },
    );
    const message = "tables are read with the Python package pandas, which is not there: pip install pandas";
    expect(record.nodes[0]?.failure).toMatchObject({ code: "AZML554", message });
  });
});
