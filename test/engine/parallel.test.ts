import { existsSync, readdirSync, readFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import type { DoWhileNode } from "../../src/model/do-while-node.js";
import { command, component, job, localAsset, nested, pipeline } from "./support/job-builder.js";
import { lifeline } from "./support/lifeline.js";
import { filesIn, linesOf, manyFiles, parallel } from "./support/parallel-builder.js";
import { pythonLack, tellSkipped } from "./support/python.js";
import { logOf, runToEnd, temporaryFolder, temporaryWorkspace } from "./support/temporary-workspace.js";

tellSkipped("tests of parallel nodes", pythonLack);

/** Gives the names of the files in a mini-batch. */
const names = "import os\ndef init(): pass\ndef run(mini_batch):\n    return [os.path.basename(f) for f in mini_batch]\n";
/** The same, without the files whose names `lost` has. */
const losing = (lost: string): string => `${names.replace("def run", "def all")}def run(mini_batch):
    return [name for name in all(mini_batch) if name not in ${lost}]
`;
/** Fails with what `trouble` does, for the file of that name and as long as it has been called at most `times` before. */
const troubled = (trouble: string, times: number, name = "f0002"): string => `import os, sys, time
${names}
def seen(folder):
    os.open(os.path.join(folder, "try-" + str(len(os.listdir(folder)))), os.O_CREAT)
    return len(os.listdir(folder))
def run(mini_batch):
    rows = [os.path.basename(f) for f in mini_batch]
    if ${JSON.stringify(name)} in rows and seen(sys.argv[1]) <= ${times}:
        ${trouble}
    return rows
`;

describe.skipIf(pythonLack !== undefined)("a parallel node", () => {
  test("is stopped where it writes lines without an end to the descriptor of its answers, and told of an error in short", async () => {
    const flooding = `import os
def init(): pass
def run(mini_batch):
    if "f0001" in mini_batch[0]: raise ValueError("long " * 1000000)
    for _ in range(64): os.write(3, b"x" * 65536)
    return mini_batch
`;
    const node = parallel(flooding, manyFiles(2), { miniBatchSize: 1, retrySettings: { maxRetries: 0 }, errorThreshold: 5 });
    const run = await runToEnd(job(pipeline({ node })));
    const log = await logOf(run, "node");
    expect(log).toContain("it wrote more than 1048576 bytes to descriptor 3 in one line");
    expect(log).toMatch(/try 1 of 1: ValueError: (?:long ){199}long ?\n/);
  });

  test("has init called once in a process, run for every mini-batch, and shutdown at the end", async () => {
    const script = `import argparse, os
def init():
    global out
    parser = argparse.ArgumentParser()
    parser.add_argument("--out")
    parser.add_argument("--word")
    known, other = parser.parse_known_args()
    out = os.path.join(known.out, str(os.getpid()))
    os.mkdir(out)
    print("word", known.word, other, os.environ["COLOR"], os.path.exists("entry.py"))
def run(mini_batch):
    open(os.path.join(out, "-".join(os.path.basename(f) for f in mini_batch)), "w").write(mini_batch[0])
    return mini_batch
def shutdown():
    open(os.path.join(out, "end"), "w")
`;
    const node = parallel(
      script,
      manyFiles(7),
      {
        inputs: { word: { kind: "string" }, note: { kind: "string", optional: true } },
        outputs: { made: { kind: "uri_folder" } },
        programArguments: '--out ${{outputs.made}} --word "${{inputs.word}}" $[[--note ${{inputs.note}}]] --copy_logs_to_parent True ',
        environmentVariables: { COLOR: "blue" },
        miniBatchSize: 3,
        maxConcurrencyPerInstance: 1,
        resources: { instanceCount: 2 },
      },
      { word: { kind: "literal", value: "two words" } },
    );
    const run = await runToEnd(job(pipeline({ score: node })));
    expect(run.record.failure).toBeUndefined();
    const made = join(run.record.where, "score/outputs/made");
    const processes = readdirSync(made);
    expect(processes.length).toBeLessThanOrEqual(2);
    expect(processes.length).toBeLessThanOrEqual(availableParallelism());
    const files = processes.flatMap((process) => readdirSync(join(made, process)));
    expect(files.filter((file) => file !== "end").sort()).toEqual(["f0000-f0001-f0002", "f0003-f0004-f0005", "f0006"]);
    expect(files.filter((file) => file === "end")).toHaveLength(processes.length);
    expect(await logOf(run, "score")).toContain("word two words ['--copy_logs_to_parent', 'True'] blue True\n");
    expect(run.record.nodes[0]?.metrics).toEqual({ processed_items: 7, failed_items: 0, failed_mini_batches: 0 });
    expect(existsSync(join(run.record.where, "score/mini_batches"))).toBe(false);
  });

  test("puts rows together in the order of the files, into a file or a folder", async () => {
    for (const [kind, file] of [
      ["uri_file", "rows"],
      ["uri_folder", "rows/parallel_run_step.txt"],
    ] as const) {
      const node = parallel(names, manyFiles(5), { appendRowTo: "${{outputs.rows}}", outputs: { rows: { kind } }, miniBatchSize: 2 });
      const run = await runToEnd(job(pipeline({ score: node })));
      expect(linesOf(run, `score/outputs/${file}`)).toEqual(["f0000", "f0001", "f0002", "f0003", "f0004"]);
      if (kind === "uri_folder") expect(readdirSync(join(run.record.where, "score/outputs/rows"))).toEqual(["parallel_run_step.txt"]);
    }
  });

  test("keeps its protocol apart from what scripts print, read and leave behind", async () => {
    const script = `import os, subprocess, sys
print("on import")
def init():
    print('{"ready": false}')
    assert sys.stdin.read() == ""
def run(mini_batch):
    os.write(1, b'{"done": 0, "returned": 99}\\nhalf a ')
    sys.stderr.write("line\\n")
    os.write(1, b"line")
    subprocess.run(["sh", "-c", "echo child; cat"], check=True)
    return mini_batch
`;
    const run = await runToEnd(job(pipeline({ score: parallel(script, manyFiles(2), { errorThreshold: 0 }) })));
    expect(run.record.status).toBe("Completed");
    const log = await logOf(run, "score");
    for (const line of ["on import", '{"ready": false}', "half a linechild", "line"]) expect(log.split("\n")).toContain(line);
    expect(run.record.nodes[0]?.metrics["processed_items"]).toBe(2);
  });

  test.each([
    ["raises", 'raise ValueError("not yet")', 2, "ValueError: not yet"],
    ["dies", "os.kill(os.getpid(), 9)", 2, "its process ended with SIGKILL"],
    ["ends itself", "sys.exit(4)", 2, "SystemExit: 4"],
    ["takes too long", "time.sleep(60)", 1, "run() took longer than 0.5 s"],
  ])("tries a mini-batch again when run %s, and has each row once", async (_, trouble, times, reason) => {
    const node = parallel(troubled(trouble, times), manyFiles(6), {
      appendRowTo: "${{outputs.rows}}",
      programArguments: temporaryFolder("tries"),
      miniBatchSize: 2,
      errorThreshold: 0,
      retrySettings: { timeout: times === 1 ? 0.5 : 60 },
    });
    const run = await runToEnd(job(pipeline({ score: node })));
    expect(run.record.failure).toBeUndefined();
    expect(linesOf(run, "score/outputs/rows")).toEqual(["f0000", "f0001", "f0002", "f0003", "f0004", "f0005"]);
    expect(await logOf(run, "score")).toContain(`mini-batch 2 of 3 failed in try ${times} of 3: ${reason}`);
  });

  test("leaves a mini-batch that fails in every try, and counts it", async () => {
    const settings = { programArguments: temporaryFolder("tries"), miniBatchSize: 2, retrySettings: { maxRetries: 1 } };
    const bad = parallel(troubled('raise ValueError("bad\\nin two lines")', 99), manyFiles(6), {
      ...settings,
      appendRowTo: "${{outputs.rows}}",
    });
    const run = await runToEnd(job(pipeline({ score: bad })));
    expect(run.record.status).toBe("Completed");
    expect(linesOf(run, "score/outputs/rows")).toEqual(["f0000", "f0001", "f0004", "f0005"]);
    expect(run.record.nodes[0]?.metrics).toEqual({ processed_items: 4, failed_items: 2, failed_mini_batches: 1 });
    expect(readdirSync(settings.programArguments)).toHaveLength(2);
    expect(await logOf(run, "score")).toContain("mini-batch 2 of 3 failed in try 2 of 2: ValueError: bad\n");
  });

  test.each([
    [{ errorThreshold: 2 }, "Completed", undefined],
    [{ errorThreshold: 1 }, "Failed", "2 of 5 items and 1 of 2 mini-batches failed, more than error_threshold (1) allows; the last one:"],
    [{ miniBatchErrorThreshold: 1 }, "Completed", undefined],
    [
      { miniBatchErrorThreshold: 0 },
      "Failed",
      "more than mini_batch_error_threshold (0) allows; the last one: run() returned 1 rows for 3 items",
    ],
    [{ programArguments: "--error_threshold 1" }, "Failed", "more than error_threshold (1) allows"],
    [{ programArguments: "--error_threshold=1", errorThreshold: -1 }, "Completed", undefined],
    [{ programArguments: "--allowed_failed_percent 50" }, "Completed", undefined],
    [{ programArguments: "--allowed_failed_percent 49" }, "Failed", "more than --allowed_failed_percent (49) allows"],
  ])("counts rows that are missing: with %j it is %s", async (settings, status, message) => {
    const node = parallel(losing("['f0000', 'f0002']"), manyFiles(5), { miniBatchSize: 3, ...settings });
    const { record } = await runToEnd(job(pipeline({ score: node })));
    expect(record.status).toBe(status);
    if (message !== undefined) {
      expect(record.nodes[0]?.failure).toMatchObject({ code: "AZML552", message: expect.stringContaining(message) as string });
    }
  });

  test.each([
    ["raise RuntimeError('no model')", "entry.py does not start: RuntimeError: no model"],
    ["import os; os._exit(3)", "entry.py does not start: its process ended with exit code 3"],
  ])("fails when init does: %s", async (trouble, message) => {
    const { record } = await runToEnd(job(pipeline({ score: parallel(`def init(): ${trouble}\ndef run(b): return b\n`, manyFiles(4)) })));
    expect(record.nodes[0]?.failure).toMatchObject({ code: "AZML551", message });
  });

  test.each([
    ["def init(: pass", /SyntaxError/],
    ["def init(): pass", /has no function run\(\)/],
    ["import nothing_of_this_name", /ModuleNotFoundError/],
  ])("fails when the script cannot be called: %s", async (script, message) => {
    const { record } = await runToEnd(job(pipeline({ score: parallel(script, manyFiles(1)) })));
    expect(record.nodes[0]?.failure).toMatchObject({ code: "AZML551", message: expect.stringMatching(message) as string });
    expect(record.nodes[0]?.failure?.lastLines?.join("\n")).toMatch(/entry\.py|nothing_of_this_name/);
  });

  test("says what run has to return", async () => {
    const node = parallel("def init(): pass\ndef run(b): pass\n", manyFiles(1), { errorThreshold: 0 });
    const { record } = await runToEnd(job(pipeline({ score: node })));
    expect(record.nodes[0]?.failure?.message).toContain("TypeError: run() returned NoneType, not a list, a tuple or a DataFrame");
  });

  test("knows names in every script, with spaces and quotes", async () => {
    const folder = filesIn({ "Grüße 'a' $b/日本 語.txt": "", "Grüße 'a' $b/\"q\".txt": "", "e\u0301.txt": "" });
    const node = parallel(names, localAsset("uri_folder", folder), {
      appendRowTo: "${{outputs.rows}}",
      entryScript: "überprüfe es.py",
      programArguments: "--data ${{inputs.data}}",
    });
    const run = await runToEnd(job(pipeline({ score: node })));
    expect(run.record.failure).toBeUndefined();
    expect(linesOf(run, "score/outputs/rows").sort()).toEqual(['"q".txt', "e\u0301.txt", "日本 語.txt"]);
  });

  test("takes 5,000 files", async () => {
    const run = await runToEnd(
      job(
        pipeline({ score: parallel(names, manyFiles(5000), { miniBatchSize: 25, appendRowTo: "${{outputs.rows}}", errorThreshold: 0 }) }),
      ),
    );
    expect(run.record.nodes[0]?.metrics["processed_items"]).toBe(5000);
    expect(new Set(linesOf(run, "score/outputs/rows")).size).toBe(5000);
  });

  test("reads lists of files from an MLTable: files, folders and patterns", async () => {
    const table = filesIn({
      MLTable: "type: mltable\npaths:\n  - file: ./z.txt\n  - folder: ./more\n  - pattern: ./deep/**/*.t[xy]t\n",
      "z.txt": "",
      "more/a.txt": "",
      "more/b/c.txt": "",
      "deep/x.txt": "",
      "deep/one/two/y.tyt": "",
      "deep/one/no.csv": "",
    });
    const node = parallel(names, localAsset("mltable", table), { appendRowTo: "${{outputs.rows}}", miniBatchSize: 2 });
    const run = await runToEnd(job(pipeline({ score: node })));
    expect(linesOf(run, "score/outputs/rows")).toEqual(["z.txt", "a.txt", "c.txt", "y.tyt", "x.txt"]);
  });

  test("says why a folder cannot be cut", async () => {
    const { record } = await runToEnd(job(pipeline({ score: parallel(names, localAsset("uri_folder", filesIn({}))) })));
    const message = expect.stringContaining("has no files to cut") as string;
    expect(record.nodes[0]?.failure).toMatchObject({ code: "AZML553", message });
  });

  test.each([
    ["mltable", { "a.csv": "x" }, "MLTable does not exist"],
    ["mltable", { MLTable: "paths: [" }, "it is no YAML"],
    ["mltable", { MLTable: "type: mltable" }, "it has no list of paths"],
    ["mltable", { MLTable: "paths: [{ file: ./none.csv }]" }, "./none.csv does not exist"],
    ["mltable", { MLTable: "paths: [{ file: 'azureml://datastores/a/paths/b' }]" }, "lies in the cloud"],
    ["mltable", { MLTable: "paths: [{ pattern: './no/*.csv' }]" }, "of pattern"],
  ] as const)("says before anything runs why a table cannot be cut: %s %j", async (kind, files, message) => {
    const running = runToEnd(job(pipeline({ score: parallel(names, localAsset(kind, filesIn(files))) })));
    await expect(running).rejects.toThrow(message);
    await expect(running).rejects.toThrow("AZML553");
  });

  test("keeps files together whose paths agree in the partition keys", async () => {
    const table = filesIn({
      MLTable:
        "paths: [{ pattern: ./**/*.txt }]\ntransformations: [{ extract_columns_from_partition_format: '/{region}/{day:yyyy/MM/dd}/*.txt' }]\n",
      "north/2024/05/01/a.txt": "",
      "north/2024/05/02/b.txt": "",
      "south/2024/05/01/c.txt": "",
      "north/2024/05/01/d.txt": "",
    });
    const run = async (...partitionKeys: string[]): Promise<string> => {
      const node = parallel(names, localAsset("mltable", table), { partitionKeys });
      return logOf(await runToEnd(job(pipeline({ score: node }))), "score");
    };
    expect(await run("region")).toContain("mini-batch 2 of 2 is done");
    expect(await run("region", "day")).toContain("mini-batch 3 of 3 is done");
    const { record } = await runToEnd(job(pipeline({ score: parallel(names, localAsset("mltable", table), { partitionKeys: ["shop"] }) })));
    expect(record.nodes[0]?.failure?.message).toBe('partition_keys names shop; the paths of input "data" hold region, day');
  });

  test("takes numbers that are bindings, and says which is none", async () => {
    const given = { inputs: { size: { kind: "string" } } } as const;
    const node = parallel(names, manyFiles(4), { appendRowTo: "${{outputs.rows}}", miniBatchSize: "${{parent.inputs.size}}" });
    const run = await runToEnd(job(pipeline({ score: node }, given), { size: "3" }));
    expect(await logOf(run, "score")).toContain("mini-batch 2 of 2 is done");
    const { record } = await runToEnd(job(pipeline({ score: node }, given), { size: "some" }));
    expect(record.nodes[0]?.failure).toMatchObject({ code: "AZML550", message: 'mini_batch_size is "some", not a number' });
  });

  test("logs the metrics of its processes", async () => {
    const script = `import json, os
def init(): pass
def run(mini_batch):
    with open(os.environ["AZML_METRICS_FILE"], "a") as file:
        file.write(json.dumps({"key": "loss", "value": 0.5}) + "\\n")
    return mini_batch
`;
    const { record } = await runToEnd(job(pipeline({ score: parallel(script, manyFiles(1)) })));
    expect(record.nodes[0]?.metrics).toMatchObject({ loss: 0.5, processed_items: 1 });
  });

  test("gives its output to others, within a nested pipeline and the rounds of a loop", async () => {
    const data = { kind: "binding", binding: { source: "pipeline_input", input: "data" } } as const;
    const score = { ...parallel(names, data, { appendRowTo: "${{outputs.rows}}" }), outputs: { rows: { boundTo: "rows" } } };
    const count = component("count", "wc -l < ${{inputs.rows}} | tr -d ' '; echo false > ${{outputs.again}}", {
      inputs: { rows: { kind: "uri_file" } },
      outputs: { again: { kind: "boolean" } },
    });
    const body = pipeline(
      { score, count: command(count, { rows: "${{parent.jobs.score.outputs.rows}}" }, { bound: { again: "again" } }) },
      { inputs: { data: { kind: "uri_folder" } }, outputs: { again: { kind: "boolean" }, rows: { kind: "uri_file" } } },
    );
    const loop: DoWhileNode = {
      kind: "do_while",
      name: "",
      body: "round",
      condition: "again",
      mapping: {},
      maxIterationCount: 3,
      inputs: {},
      outputs: {},
      source: "DSL",
    };
    const run = await runToEnd(job(pipeline({ round: nested(body, { data: manyFiles(3) }), loop })));
    expect(run.record.failure).toBeUndefined();
    await expect(runToEnd(job(pipeline({ round: parallel(names, manyFiles(1)), loop })))).rejects.toThrow(
      "AZML518: nodes of type parallel cannot run on this machine: a loop repeats commands, pipelines and sweeps",
    );
    expect((await logOf(run, "round/1/count")).trim()).toBe("3");
    expect(linesOf(run, "round/1/score/outputs/rows")).toEqual(["f0000", "f0001", "f0002"]);
  });

  test("leaves no process when it is canceled", async () => {
    const line = await lifeline({ ignoringTerm: true });
    const script = `import subprocess\ndef init(): pass\ndef run(b): subprocess.run(${JSON.stringify(line.command)}, shell=True)\n`;
    const run = await (await temporaryWorkspace()).jobs.create(job(pipeline({ score: parallel(script, manyFiles(1)) })));
    await line.held;
    await run.cancel();
    const record = await run.wait();
    await line.dropped;
    expect(record.status).toBe("Canceled");
    expect(record.nodes[0]?.metrics).toEqual({ processed_items: 0, failed_items: 0, failed_mini_batches: 0 });
  });

  test.skipIf(availableParallelism() < 2)("ends all its processes when there were too many failures in one", async () => {
    const line = await lifeline();
    const script = `import os, subprocess, sys, time
def init(): pass
def run(mini_batch):
    held = os.path.join(sys.argv[1], "held")
    if mini_batch[0].endswith("f0001"):
        child = subprocess.Popen(${JSON.stringify(line.command)}, shell=True, stdout=subprocess.PIPE)
        child.stdout.readline()
        open(held, "w").close()
        child.wait()
    while not os.path.exists(held): time.sleep(0.02)
    raise ValueError("enough")
`;
    const node = parallel(script, manyFiles(2), {
      programArguments: temporaryFolder("held"),
      maxConcurrencyPerInstance: 2,
      errorThreshold: 0,
      retrySettings: { maxRetries: 0 },
    });
    const { record } = await runToEnd(job(pipeline({ score: node })));
    await line.dropped;
    const message = "1 of 2 items and 1 of 2 mini-batches failed, more than error_threshold (0) allows; the last one: ValueError: enough";
    expect(record.nodes[0]?.failure).toMatchObject({ code: "AZML552", message });
  });

  test("is refused before anything runs when its script or a port is not there", async () => {
    const node = parallel(names, manyFiles(1));
    if (node.component.kind !== "parallel") throw new Error("no component");
    const changed = (more: Partial<typeof node.component>): typeof node => ({
      ...node,
      component: { ...node.component, ...more } as never,
    });
    const { task } = node.component;
    if (!task) throw new Error("no task");
    for (const [more, message] of [
      [{ task: { ...task, entryScript: "none.py" } }, /AZML503: entry script "none.py" of component "score" does not exist/],
      [{ task: { type: "model", model: "azureml:m:1" } }, /AZML550: parallel component "score" has a model for a task/],
      [{ inputData: "${{inputs.nothing}}" }, /AZML550: input_data is "\$\{\{inputs.nothing}}", which names no input/],
      [{ task: { ...task, appendRowTo: "${{inputs.data}}" } }, /AZML550: append_row_to is/],
    ] as const) {
      await expect(runToEnd(job(pipeline({ score: changed(more) })))).rejects.toThrow(message);
    }
  });

  test("says that there is no Python", async () => {
    const node = parallel(names, manyFiles(1), { environmentVariables: { PATH: "/nowhere" } });
    const { record } = await runToEnd(job(pipeline({ score: node })));
    expect(record.nodes[0]?.failure).toMatchObject({
      code: "AZML554",
      message: 'entry script "entry.py" needs Python, and neither python nor python3 is on PATH',
    });
  });
});

describe("an entry script in JavaScript", () => {
  const script = `import { basename } from "node:path";
export function init() { console.log("words", process.argv.slice(2).join(" ")); }
export async function run(files) {
  if (files[0].endsWith("f0001")) throw new Error("not this one");
  return files.map((file) => basename(file));
}
export function shutdown() { console.log("the end"); }
`;

  test("is called in the same way", async () => {
    const node = parallel(script, manyFiles(3), {
      entryScript: "entry.mjs",
      programArguments: "--a 'b c'",
      appendRowTo: "${{outputs.rows}}",
      retrySettings: { maxRetries: 0 },
    });
    const run = await runToEnd(job(pipeline({ score: node })));
    expect(linesOf(run, "score/outputs/rows")).toEqual(["f0000", "f0002"]);
    const log = await logOf(run, "score");
    for (const text of ["words --a b c", "failed in try 1 of 1: Error: not this one", "the end"]) expect(log).toContain(text);
  });

  test("cannot read tables", async () => {
    const table = join(filesIn({ "a.csv": "x\n1\n" }), "a.csv");
    const { record } = await runToEnd(
      job(pipeline({ score: parallel(script, localAsset("uri_file", table), { entryScript: "entry.mjs" }) })),
    );
    expect(record.nodes[0]?.failure?.message).toContain("a table, which only an entry script in Python can read");
    expect(readFileSync(table, "utf8")).toBe("x\n1\n");
  });
});
