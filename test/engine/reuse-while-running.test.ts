import { appendFileSync, existsSync, mkdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import type { ParallelForNode } from "../../src/model/parallel-for-node.js";
import type { Node, PipelineComponent, SweepNode } from "../../src/model/pipeline.js";
import type { JobRecord } from "../../src/workspace/job-record.js";
import { command, component, job, localAsset, nested, pipeline } from "./support/job-builder.js";
import { type FinishedRun, logOf, runToEnd, temporaryFolder, temporaryWorkspace } from "./support/temporary-workspace.js";

const place = { outputs: { o: { path: "azureml://datastores/blob/paths/fixed" } } };

/** Writes a number to the same file of the same place, whatever it is. */
const write = component("write", "echo ${{inputs.x}} > ${{outputs.o}}/n", {
  inputs: { x: { kind: "integer" } },
  outputs: { o: { kind: "uri_folder" } },
});
/** Logs the number that it finds there. */
const read = component("read", `echo "{\\"key\\": \\"score\\", \\"value\\": $(cat \${{inputs.data}}/n)}" >> $AZML_METRICS_FILE`, {
  inputs: { data: { kind: "uri_folder" } },
});

function both(): PipelineComponent {
  return pipeline(
    { a: command(write, { x: "${{parent.inputs.x}}" }, place), b: command(read, { data: "${{parent.jobs.a.outputs.o}}" }) },
    { inputs: { x: { kind: "integer" } } },
    "both",
  );
}

/** Metrics of the nodes that read, in the order of the values that were written before. */
function scores({ nodes }: JobRecord): (number | undefined)[] {
  return nodes.filter(({ component }) => component === "read").map(({ metrics }) => metrics["score"]);
}

function warnings({ events }: FinishedRun): (string | undefined)[] {
  return events.flatMap((event) => (event.type === "warning" ? [event.diagnostic.code] : []));
}

describe("nodes that write to the same place, one after the other", () => {
  const sweep = (more: Partial<SweepNode>): SweepNode => ({
    kind: "sweep",
    name: "",
    component: both(),
    inputs: {},
    outputs: {},
    source: "DSL",
    searchSpace: { x: { type: "choice", values: [3, 1, 2] } },
    objective: { goal: "maximize", primaryMetric: "score" },
    samplingAlgorithm: "grid",
    ...more,
  });
  const loop = (maxConcurrency: number): ParallelForNode => ({
    kind: "parallel_for",
    name: "",
    inputs: {},
    outputs: {},
    source: "DSL",
    body: "each",
    items: [3, 1, 2].map((value) => ({ x: { kind: "literal", value } })),
    maxConcurrency,
  });

  test.each([1, 3])("are each read by their own trial, %s at a time", async (maxConcurrentTrials) => {
    const { record } = await runToEnd(job(pipeline({ search: sweep({ limits: { maxConcurrentTrials } }) })), { maxParallel: 3 });
    expect(scores(record)).toEqual([3, 1, 2]);
  });

  test.each([1, 3])("are each read by their own round, %s at a time", async (maxConcurrency) => {
    const { record } = await runToEnd(job(pipeline({ each: nested(both()), loop: loop(maxConcurrency) })), { maxParallel: 3 });
    expect(scores(record)).toEqual([3, 1, 2]);
  });

  test("are put there by the body of a loop, too, each round in the place of the one before", async () => {
    const each = command(write, {}, place);
    const run = await runToEnd(job(pipeline({ each, loop: loop(1) })));
    expect(run.record.status).toBe("Completed");
    expect(readFileSync(join(run.workspace.name, "datastores/blob/fixed/n"), "utf8")).toBe("2\n");
    expect(run.record.nodes.filter(({ path }) => path.startsWith("each/")).map(({ outputs }) => outputs["o"]?.path)).toEqual(
      Array.from({ length: 3 }, () => join(run.workspace.name, "datastores/blob/fixed")),
    );
  });

  test("are read as they were written, in this job and in the next", async () => {
    const workspace = await temporaryWorkspace();
    const chain = (...values: number[]) => {
      const jobs: Record<string, Node> = {};
      for (const [at, x] of values.entries()) {
        const after = at === 0 ? "" : `\${{parent.jobs.a${at - 1}.outputs.o}}`;
        const writing = {
          ...write,
          command: `${write.command} # \${{inputs.after}}`,
          inputs: { ...write.inputs, after: { kind: "uri_folder", optional: true } as const },
        };
        jobs[`a${at}`] = command(writing, after === "" ? { x } : { x, after }, place);
        jobs[`b${at}`] = command(read, { data: `\${{parent.jobs.a${at}.outputs.o}}` });
      }
      return job(pipeline(jobs));
    };
    expect(scores((await runToEnd(chain(3, 1, 2), {}, workspace)).record)).toEqual([3, 1, 2]);
    expect(scores((await runToEnd(chain(3, 1, 2), {}, workspace)).record)).toEqual([3, 1, 2]);
    expect(scores((await runToEnd(chain(2, 3, 1), {}, workspace)).record)).toEqual([2, 3, 1]);
  });
});

describe("data that is edited while the job runs", () => {
  /** A job whose node waits for the test after it has read its input. */
  function waiting(folder: string, waits: boolean) {
    const slow = component(
      "slow",
      `cat \${{inputs.data}}/n > \${{outputs.o}}; touch ${folder}/has-read; ${waits ? `while [ ! -e ${folder}/go ]; do sleep 0.02; done` : ": while [ ! -e no ]"}`,
      {
        inputs: { data: { kind: "uri_folder" } },
        outputs: { o: { kind: "uri_file" } },
      },
    );
    return (data: string) => job(pipeline({ slow: command(slow, { data: localAsset("uri_folder", data) }) }));
  }

  test("is no part of a result that is used again", async () => {
    const workspace = await temporaryWorkspace();
    const folder = temporaryFolder();
    const data = join(folder, "data");
    mkdirSync(data);
    writeFileSync(join(data, "n"), "1\n");
    const make = waiting(folder, true);
    const running = runToEnd(make(data), {}, workspace);
    while (!existsSync(join(folder, "has-read"))) await new Promise((resolve) => setTimeout(resolve, 10));
    writeFileSync(join(data, "n"), "2\n");
    writeFileSync(join(folder, "go"), "");
    const first = await running;
    expect(first.record.status).toBe("Completed");
    expect(warnings(first)).toEqual(["AZML533"]);
    expect(first.record.nodes[0]).toMatchObject({
      isUsedOnce: true,
      remark: 'input "data" changed while it ran, and its result is not used again',
    });
    const edited = await runToEnd(make(data), {}, workspace);
    expect(readFileSync(edited.record.nodes[0]?.outputs["o"]?.path ?? "", "utf8")).toBe("2\n");
    expect(warnings(edited)).toEqual([]);
    writeFileSync(join(data, "n"), "1\n");
    const restored = await runToEnd(make(data), {}, workspace);
    expect(restored.record.nodes[0]?.reason).toBeUndefined();
    const again = await runToEnd(make(data), {}, workspace);
    expect(again.record.nodes[0]?.reason).toBe(`the same as in ${restored.record.name}`);
  });

  test("is read as it is by each node, and counts as it is", async () => {
    const workspace = await temporaryWorkspace();
    const data = temporaryFolder();
    writeFileSync(join(data, "n"), "1\n");
    const edit = component("edit", `cat ${data}/n; echo $(( $(cat ${data}/n) + 1 )) > ${data}/n; echo x > \${{outputs.o}}`, {
      inputs: { after: { kind: "uri_file", optional: true } },
      outputs: { o: { kind: "uri_file" } },
      more: { isDeterministic: false },
    });
    const show = component("show", "cat ${{inputs.data}}/n; : ${{inputs.after}}", {
      inputs: { data: { kind: "uri_folder" }, after: { kind: "uri_file" } },
    });
    const given = localAsset("uri_folder", data);
    const run = await runToEnd(
      job(
        pipeline({
          edit_1: command(edit),
          show_1: command(show, { data: given, after: "${{parent.jobs.edit_1.outputs.o}}" }),
          wait: command(
            component("wait", "echo x > ${{outputs.o}}; : ${{inputs.x}}", {
              inputs: { x: { kind: "uri_file" } },
              outputs: { o: { kind: "uri_file" } },
            }),
            { x: "${{parent.jobs.edit_1.outputs.o}}" },
          ),
          edit_2: command(edit, { after: "${{parent.jobs.wait.outputs.o}}" }),
          show_2: command(show, { data: given, after: "${{parent.jobs.edit_2.outputs.o}}" }),
        }),
      ),
      { maxParallel: 1 },
      workspace,
    );
    expect([await logOf(run, "show_1"), await logOf(run, "show_2")]).toEqual(["2\n", "3\n"]);
  });
});

describe("a stored result", () => {
  const make = component("make", "mkdir -p ${{outputs.o}}/deep; seq 1000 > ${{outputs.o}}/deep/n", {
    outputs: { o: { kind: "uri_folder" } },
  });
  const making = (): ReturnType<typeof job> => job(pipeline({ make: command(make) }));

  test.each<[string, (file: string) => void, string, readonly string[]]>([
    ["truncated", (file) => truncateSync(file, 10), 'output "o" has been changed since it was made', ["AZML532"]],
    ["appended to", (file) => appendFileSync(file, "x"), 'output "o" has been changed since it was made', ["AZML532"]],
    [
      "of the same size",
      (file) => writeFileSync(file, readFileSync(file, "utf8").replace("1", "7")),
      'output "o" has been changed since it was made',
      ["AZML532"],
    ],
    ["deleted in part", (file) => rmSync(file), 'output "o" has been changed since it was made', ["AZML532"]],
    ["deleted", (file) => rmSync(join(file, "../.."), { recursive: true }), 'output "o" is gone', []],
  ])("is made again when it was %s", async (_, change, because, told) => {
    const workspace = await temporaryWorkspace();
    const first = await runToEnd(making(), {}, workspace);
    expect((await runToEnd(making(), {}, workspace)).record.nodes[0]?.reason).toBe(`the same as in ${first.record.name}`);
    change(join(first.record.where, "make/outputs/o/deep/n"));
    const again = await runToEnd(making(), {}, workspace);
    expect(again.record.nodes[0]).toMatchObject({ remark: `its result in ${first.record.name} was not used, as ${because}` });
    expect(again.record.nodes[0]?.reason).toBeUndefined();
    expect(warnings(again)).toEqual(told);
    expect((await runToEnd(making(), {}, workspace)).record.nodes[0]?.reason).toBe(`the same as in ${again.record.name}`);
  });

  test("does not change with the datastore that it was put into", async () => {
    const workspace = await temporaryWorkspace();
    const placed = () => job(pipeline({ a: command(write, { x: 1 }, place), b: command(read, { data: "${{parent.jobs.a.outputs.o}}" }) }));
    const first = await runToEnd(placed(), {}, workspace);
    appendFileSync(join(workspace.name, "datastores/blob/fixed/n"), "0\n");
    expect(readFileSync(join(first.record.where, "a/outputs/o/n"), "utf8")).toBe("1\n");
    const second = await runToEnd(placed(), {}, workspace);
    expect(second.record.nodes.map(({ reason }) => reason)).toEqual([
      `the same as in ${first.record.name}`,
      `the same as in ${first.record.name}`,
    ]);
    expect(readFileSync(join(workspace.name, "datastores/blob/fixed/n"), "utf8")).toBe("1\n");
  });

  test("that a later node writes into is not used again, nor is that of the later node", async () => {
    const workspace = await temporaryWorkspace();
    const spoil = component("spoil", "echo more >> ${{inputs.data}}/n; cat ${{inputs.data}}/n", {
      inputs: { data: { kind: "uri_folder" } },
    });
    const spoiling = () => job(pipeline({ a: command(write, { x: 1 }), b: command(spoil, { data: "${{parent.jobs.a.outputs.o}}" }) }));
    const first = await runToEnd(spoiling(), {}, workspace);
    expect(warnings(first)).toEqual(["AZML533"]);
    const second = await runToEnd(spoiling(), {}, workspace);
    expect(warnings(second)).toEqual(["AZML532", "AZML533"]);
    expect(second.record.nodes.map(({ reason }) => reason)).toEqual([undefined, undefined]);
    expect(await logOf(second, "b")).toBe("1\nmore\n");
  });
});

test.each<[what: string, node: (folder: string) => Node]>([
  [
    "an input",
    (folder) => {
      const list = component("list", "ls -a ${{inputs.data}}", { inputs: { data: { kind: "uri_folder" } } });
      return command(list, { data: localAsset("uri_folder", folder) });
    },
  ],
  [
    "the build context of an environment",
    (folder) => {
      const path = { kind: "local", path: folder, written: "." } as const;
      return command(component("list", "ls", { more: { environment: { kind: "inline", build: { path } } } }));
    },
  ],
])("the workspace itself is no part of %s that lies around it", async (_, node) => {
  const folder = temporaryFolder();
  writeFileSync(join(folder, "a"), "1");
  const workspace = await temporaryWorkspace(join(folder, ".azml"));
  const run = async (): Promise<readonly unknown[]> => {
    const { record, events } = await runToEnd(job(pipeline({ it: node(folder) })), {}, workspace);
    return [record.nodes[0]?.reason, events.some((event) => event.type === "warning" && event.diagnostic.code === "AZML533")];
  };
  expect(await run()).toEqual([undefined, false]);
  expect(await run()).toEqual([expect.stringMatching(/^the same as in /), false]);
  writeFileSync(join(folder, "a"), "2");
  expect(await run()).toEqual([undefined, false]);
});
