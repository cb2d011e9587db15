import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import type { DataTransferNode } from "../../src/model/data-transfer-node.js";
import type { DoWhileNode } from "../../src/model/do-while-node.js";
import type { IfElseNode } from "../../src/model/if-else-node.js";
import type { ParallelForNode } from "../../src/model/parallel-for-node.js";
import type { Node } from "../../src/model/pipeline.js";
import { automl } from "./support/automl.js";
import { type CommandOptions, command, component, job, localAsset, nested, pipeline } from "./support/job-builder.js";
import { logOf, runToEnd, statuses, temporaryFolder } from "./support/temporary-workspace.js";

const flow = { name: "", inputs: {}, outputs: {}, source: "DSL" } as const;

function ifElse(condition: boolean | string, trueBlock: readonly string[], falseBlock: readonly string[] = []): IfElseNode {
  const binding = (node: string): string => `\${{parent.jobs.${node}}}`;
  return { kind: "if_else", ...flow, condition, trueBlock: trueBlock.map(binding), falseBlock: falseBlock.map(binding) };
}

const decide = (text: string): Node =>
  command(component("decide", `echo ${text} > \${{outputs.ok}}`, { outputs: { ok: { kind: "boolean" } } }));
const ok = "${{parent.jobs.decide.outputs.ok}}";
const say = (word: string, options: CommandOptions = {}): Node => command(component("say", `echo ${word}`, options));

describe("a branching", () => {
  test("runs the block that its condition names, and what is in the other one does not run, nor what needs it", async () => {
    const talker = component("say", "echo yes > ${{outputs.word}}", { outputs: { word: { kind: "string" } } });
    const listener = component("hear", "echo ${{inputs.word}}", { inputs: { word: { kind: "string" } } });
    const { record } = await runToEnd(
      job(
        pipeline({
          decide: decide("False"),
          branch: ifElse(ok, ["yes", "inner"], ["no"]),
          yes: command(talker),
          inner: nested(pipeline({ a: say("a"), b: say("b") })),
          no: command(talker),
          after_yes: command(listener, { word: "${{parent.jobs.yes.outputs.word}}" }),
          after_no: command(listener, { word: "${{parent.jobs.no.outputs.word}}" }),
        }),
      ),
    );
    expect(statuses(record)).toEqual({
      decide: "Completed",
      branch: "Completed",
      yes: "Canceled",
      inner: "Completed",
      "inner/a": "Canceled",
      "inner/b": "Canceled",
      no: "Completed",
      after_yes: "Canceled",
      after_no: "Completed",
    });
    expect(record.status).toBe("Completed");
    expect(record.nodes.find(({ path }) => path === "after_yes")?.reason).toBe('the condition of "branch" is false');
  });

  test("takes a fixed condition, and a job may be canceled at any moment of it", async () => {
    const abort = new AbortController();
    abort.abort();
    const fixed = pipeline({ branch: ifElse(true, ["yes"], ["no"]), yes: say("y"), no: say("n") });
    expect(statuses((await runToEnd(job(fixed))).record)).toEqual({ branch: "Completed", yes: "Completed", no: "Canceled" });
    const canceled = await runToEnd(job(fixed), { signal: abort.signal });
    expect(canceled.record.status).toBe("Canceled");
  });

  test("fails on a condition that is neither true nor false", async () => {
    const { record } = await runToEnd(job(pipeline({ decide: decide("maybe"), branch: ifElse(ok, ["yes"]), yes: say("y") })));
    expect(record.status).toBe("Failed");
    expect(record.nodes.find(({ path }) => path === "branch")?.failure?.message).toBe('a condition is true or false, not "maybe"');
  });
});

const counter = component(
  "count",
  'n=$((${{inputs.n}} + 1)); echo $n > ${{outputs.next}}; [ $n -lt 3 ] && echo true > ${{outputs.more}} || echo false > ${{outputs.more}}; echo "${{inputs.trail}}$n" > ${{outputs.trail_out}}',
  {
    inputs: { n: { kind: "integer" }, trail: { kind: "string" } },
    outputs: { next: { kind: "integer" }, more: { kind: "boolean" }, trail_out: { kind: "string" } },
  },
);
const doWhile = (more: Partial<DoWhileNode> = {}): DoWhileNode => ({
  kind: "do_while",
  ...flow,
  name: "loop",
  body: "count",
  condition: "more",
  mapping: { next: ["n"], trail_out: ["trail"] },
  maxIterationCount: 10,
  ...more,
});
const listen = component("hear", "echo heard ${{inputs.word}}", { inputs: { word: { kind: "string" } } });

describe("a loop with a condition", () => {
  const loopJob = (more: Partial<DoWhileNode> = {}): ReturnType<typeof job> =>
    job(
      pipeline({
        count: command(counter, { n: 0, trail: "t" }),
        loop: doWhile(more),
        after: command(listen, { word: "${{parent.jobs.count.outputs.trail_out}}" }),
      }),
    );

  test("runs on its own outputs until the condition is false", async () => {
    const run = await runToEnd(loopJob());
    expect(statuses(run.record)).toEqual({
      count: "Completed",
      "count/1": "Completed",
      "count/2": "Completed",
      "count/3": "Completed",
      after: "Completed",
    });
    expect(await logOf(run, "after")).toContain("heard t123");
  });

  test("stops when its rounds are used up; without a condition it uses them up", async () => {
    expect(Object.keys(statuses((await runToEnd(loopJob({ maxIterationCount: 2 }))).record))).toHaveLength(4);
    const { condition: _, ...endless } = doWhile({ maxIterationCount: 4 });
    const { record } = await runToEnd(job(pipeline({ count: command(counter, { n: 0, trail: "t" }), loop: endless })));
    expect(Object.keys(statuses(record))).toEqual(["count", "count/1", "count/2", "count/3", "count/4"]);
  });

  test("fails with the round that failed", async () => {
    const breaking = component("count", "[ ${{inputs.n}} -lt 1 ] && echo 1 > ${{outputs.next}}", {
      inputs: { n: { kind: "integer" } },
      outputs: { next: { kind: "integer" } },
    });
    const { condition: _, ...loop } = doWhile({ mapping: { next: ["n"] }, maxIterationCount: 3 });
    const { record } = await runToEnd(job(pipeline({ count: command(breaking, { n: 0 }), loop })));
    expect(record.status).toBe("Failed");
    expect(record.failure?.message).toContain('node "count" failed: round 2: node "count/2" failed: the command ended with exit code 1');
  });

  test("repeats a whole pipeline, branches and loops in it among them, on one place", async () => {
    const inner = pipeline(
      {
        count: command(counter, { n: "${{parent.inputs.n}}", trail: "x" }, { bound: { next: "next", more: "more" } }),
        branch: ifElse("${{parent.jobs.count.outputs.more}}", ["again"], ["over"]),
        again: say("again"),
        over: say("over"),
        each: command(listen),
        items: {
          kind: "parallel_for",
          ...flow,
          name: "items",
          body: "each",
          items: [{ word: { kind: "literal", value: "w" } }],
        },
      },
      { inputs: { n: { kind: "integer" } }, outputs: { next: { kind: "integer" }, more: { kind: "boolean" } } },
    );
    const { record } = await runToEnd(
      job(pipeline({ round: nested(inner, { n: 1 }), loop: doWhile({ body: "round", mapping: { next: ["n"] } }) })),
      { maxParallel: 1 },
    );
    expect(record.status).toBe("Completed");
    expect(statuses(record)).toEqual({
      round: "Completed",
      "round/1": "Completed",
      "round/1/count": "Completed",
      "round/1/branch": "Completed",
      "round/1/again": "Completed",
      "round/1/over": "Canceled",
      "round/1/each": "Completed",
      "round/1/each/0": "Completed",
      "round/2": "Completed",
      "round/2/count": "Completed",
      "round/2/branch": "Completed",
      "round/2/again": "Canceled",
      "round/2/over": "Completed",
      "round/2/each": "Completed",
      "round/2/each/0": "Completed",
    });
  });
});

describe("a loop over items", () => {
  const body = component(
    "each",
    'echo "${{inputs.word}}:${{inputs.n}}" > ${{outputs.file}}; echo $((${{inputs.n}} * 2)) > ${{outputs.double}}; [ ${{inputs.n}} -lt 100 ]',
    {
      inputs: { word: { kind: "string" }, n: { kind: "integer" } },
      outputs: { file: { kind: "uri_file" }, double: { kind: "integer" } },
    },
  );
  const gather = component("gather", 'cat ${{inputs.table}}/MLTable; echo "${{inputs.doubles}}"', {
    inputs: { table: { kind: "mltable" }, doubles: { kind: "string" } },
  });
  const loop = (items: ParallelForNode["items"], more: Partial<ParallelForNode> = {}): ParallelForNode => ({
    kind: "parallel_for",
    ...flow,
    name: "loop",
    body: "each",
    items,
    ...more,
  });
  const n = (value: number): { n: { kind: "literal"; value: number } } => ({ n: { kind: "literal", value } });
  const after = command(gather, { table: "${{parent.jobs.loop.outputs.file}}", doubles: "${{parent.jobs.loop.outputs.double}}" });

  test("runs a round for each, and hands on what all have put out together", async () => {
    const run = await runToEnd(job(pipeline({ each: command(body, { word: "w" }), loop: loop([n(1), n(2), n(3)]), after })));
    expect(statuses(run.record)).toEqual({
      each: "Completed",
      "each/0": "Completed",
      "each/1": "Completed",
      "each/2": "Completed",
      after: "Completed",
    });
    const log = await logOf(run, "after");
    expect(log.match(/file: .*\/each\/\d\/outputs\/file/g)).toHaveLength(3);
    expect(log).toContain('["2","4","6"]');
  });

  test("names rounds after the keys of a map, and reads items that exist only now", async () => {
    const named = await runToEnd(job(pipeline({ each: command(body, { word: "w" }), loop: loop({ named: { a: n(1), b: n(2) } }) })));
    expect(Object.keys(statuses(named.record))).toEqual(["each", "each/a", "each/b"]);
    const text = pipeline(
      { each: command(body, { word: "w" }), loop: loop("${{parent.inputs.items}}") },
      { inputs: { items: { kind: "string" } } },
    );
    const late = await runToEnd(job(text, { items: '[{"n": 1}, {"n": 5}]' }));
    expect(Object.keys(statuses(late.record))).toEqual(["each", "each/0", "each/1"]);
    const wrong = await runToEnd(job(text, { items: "none" }));
    expect(wrong.record.failure?.message).toContain('the items of a loop are a list of maps, as JSON; this is none: "none"');
  });

  test("runs all rounds and fails when one has failed", async () => {
    const { record } = await runToEnd(
      job(pipeline({ each: command(body, { word: "w" }), loop: loop([n(1), n(100), n(3)], { maxConcurrency: 1 }), after })),
    );
    expect(statuses(record)).toEqual({
      each: "Failed",
      "each/0": "Completed",
      "each/1": "Failed",
      "each/2": "Completed",
      after: "Canceled",
    });
    expect(record.nodes[0]?.failure?.message).toContain("1 of 3 rounds failed: 1; 1: ");
  });

  test("says before anything runs what in its body cannot run here", async () => {
    const heavy = pipeline({ s: automl({ task: "text_ner" }, {}), ok: say("ok") }, { inputs: { n: { kind: "integer" } } });
    await expect(runToEnd(job(pipeline({ each: nested(heavy), loop: loop([n(1)]) })))).rejects.toThrow(
      /AZML518: nodes of type automl cannot run on this machine/,
    );
  });
});

describe("a copy of data", () => {
  const copy = (mode?: "fail_if_conflict"): DataTransferNode => ({
    kind: "data_transfer",
    ...flow,
    task: "copy_data",
    ...(mode && { dataCopyMode: mode }),
    inputs: { a: "a", b: "b" } as never,
    component: {
      kind: "data_transfer",
      name: "merge",
      task: "copy_data",
      inputs: { a: { kind: "uri_folder" }, b: { kind: "uri_folder" } },
      outputs: { all: { kind: "uri_folder" } },
      isDeterministic: true,
      source: "DSL",
    },
  });

  test("puts folders together, the later over the earlier, or fails on a conflict", async () => {
    const folder = temporaryFolder();
    for (const [name, text] of [
      ["a/one.txt", "1"],
      ["a/same.txt", "a"],
      ["b/deep/two.txt", "2"],
      ["b/same.txt", "b"],
    ] as const) {
      mkdirSync(join(folder, name, ".."), { recursive: true });
      writeFileSync(join(folder, name), text);
    }
    const inputs = { a: localAsset("uri_folder", join(folder, "a")), b: localAsset("uri_folder", join(folder, "b")) };
    const { record } = await runToEnd(job(pipeline({ merge: { ...copy(), inputs } })));
    const all = record.nodes[0]?.outputs["all"]?.path ?? "";
    expect(readdirSync(all, { recursive: true }).map(String).sort()).toEqual(["deep", "deep/two.txt", "one.txt", "same.txt"]);
    expect(readFileSync(join(all, "same.txt"), "utf8")).toBe("b");
    const conflict = await runToEnd(job(pipeline({ merge: { ...copy("fail_if_conflict"), inputs } })));
    expect(conflict.record.failure?.message).toContain("same.txt is there already");
  });
});
