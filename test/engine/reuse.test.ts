import { chmodSync, cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import fc from "fast-check";
import { afterAll, describe, expect, test } from "vitest";
import { contentKey } from "../../src/engine/reuse/content-key.js";
import type { CommandNode } from "../../src/model/command-node.js";
import type { PipelineJob } from "../../src/model/pipeline-job.js";
import type { LocalWorkspace } from "../../src/workspace/local/open-local-workspace.js";
import { command, component, job, localAsset, pipeline } from "./support/job-builder.js";
import { logOf, runToEnd, temporaryFolder, temporaryWorkspace } from "./support/temporary-workspace.js";

/** What a small project is made of, so that one thing can be another. */
interface Project {
  readonly command: string;
  readonly code: Readonly<Record<string, string>>;
  readonly data: Readonly<Record<string, string>>;
  readonly epochs: number;
  readonly node: Partial<CommandNode>;
  readonly more: Record<string, unknown>;
  readonly job: Partial<PipelineJob>;
  readonly name: string;
  readonly place: string;
}

const project: Project = {
  command: "cat ${{inputs.data}}/*.csv main.sh > ${{outputs.out}}; echo ${{inputs.epochs}} >> ${{outputs.out}}; echo worked",
  code: { "main.sh": "echo one\n" },
  data: { "a.csv": "1,2\n", "deep/b.csv": "3\n" },
  epochs: 3,
  node: {},
  more: {},
  job: {},
  name: "train",
  place: "here",
};

function write(folder: string, files: Readonly<Record<string, string>>): string {
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  return folder;
}

/** Runs a project and tells whether its node had to. */
async function ran(workspace: LocalWorkspace, changes: Partial<Project> = {}): Promise<boolean> {
  const { command: text, code, data, epochs, node, more, job: settings, name, place } = { ...project, ...changes };
  const folder = temporaryFolder();
  const train = component("train", text, {
    inputs: { data: { kind: "uri_folder" }, epochs: { kind: "integer" } },
    outputs: { out: { kind: "uri_file" } },
    code: write(join(folder, "code"), code),
    more,
  });
  const given = { data: localAsset("uri_folder", write(join(folder, place), data)), epochs };
  const { record } = await runToEnd(job(pipeline({ [name]: command(train, given, node) }), {}, settings), {}, workspace);
  expect(record.status).toBe("Completed");
  return !record.nodes[0]?.reason?.startsWith("the same as in ");
}

describe("a result", () => {
  test.each<[string, Partial<Project>]>([
    ["the command", { command: `${project.command}; true` }],
    ["a byte of the code", { code: { "main.sh": "echo two\n" } }],
    ["a file more in the code", { code: { ...project.code, "lib/x.py": "" } }],
    ["a file of the code has another name", { code: { "main.sh": "", "other.sh": "echo one\n" } }],
    ["a byte of the data", { data: { ...project.data, "a.csv": "1,3\n" } }],
    ["an empty file more in the data", { data: { ...project.data, empty: "" } }],
    ["a file of the data lies elsewhere", { data: { "a.csv": "1,2\n", "deeper/b.csv": "3\n" } }],
    ["a literal", { epochs: 4 }],
    ["a variable of the node", { node: { environmentVariables: { A: "1" } } }],
    ["the environment", { more: { environment: { kind: "reference", id: "azureml:e:2" } } }],
    ["the outputs", { more: { outputs: { out: { kind: "uri_file" }, log: { kind: "uri_folder" } } } }],
    ["the node is not deterministic", { more: { isDeterministic: false } }],
    ["the job is to run anew", { job: { settings: { forceRerun: true } } }],
  ])("is made again when it is another: %s", async (_, changes) => {
    const workspace = await temporaryWorkspace();
    expect(await ran(workspace)).toBe(true);
    expect(await ran(workspace, changes)).toBe(true);
  });

  test.each<[string, Partial<Project>]>([
    ["nothing", {}],
    ["the name of the node", { name: "other" }],
    ["the place of the data", { place: "there" }],
    ["the job's name and tags", { job: { name: "mine", tags: { a: "b" }, description: "d", experimentName: "e" } }],
    ["what people read of the node", { node: { displayName: "D", comment: "c", tags: { a: "b" }, description: "d" } }],
    ["what people read of the component", { more: { displayName: "D", description: "d", version: "7", tags: { a: "b" } } }],
    ["its time limit and compute", { node: { limits: { timeout: 60 }, compute: "gpu" } }],
  ])("is used again when nothing else is another than %s", async (_, changes) => {
    const workspace = await temporaryWorkspace();
    expect(await ran(workspace)).toBe(true);
    expect(await ran(workspace, changes)).toBe(false);
  });

  test("is made again when a file of the code may be run, or no more", async () => {
    const workspace = await temporaryWorkspace();
    const code = write(temporaryFolder(), { "main.sh": "echo one\n" });
    const run = async (): Promise<string | undefined> =>
      (await runToEnd(job(pipeline({ a: command(component("a", "ls", { code })) })), {}, workspace)).record.nodes[0]?.reason;
    expect(await run()).toBeUndefined();
    chmodSync(join(code, "main.sh"), 0o755);
    expect(await run()).toBeUndefined();
    expect(await run()).toMatch("the same as in ");
  });

  test("goes on with its log, metrics, outputs and control outputs, to what depends on it", async () => {
    const workspace = await temporaryWorkspace();
    const made = component(
      "make",
      'echo made; echo \'{"key": "m", "value": 2}\' >> $AZML_METRICS_FILE; echo 5 > ${{outputs.n}}; echo x > ${{outputs.f}}',
      {
        outputs: { n: { kind: "integer" }, f: { kind: "uri_file" } },
      },
    );
    const used = component("use", "cat ${{inputs.f}}; echo ${{inputs.n}}", { inputs: { n: { kind: "integer" }, f: { kind: "uri_file" } } });
    const both = (words: string): ReturnType<typeof job> =>
      job(
        pipeline({
          make: command(made),
          use: command(
            { ...used, command: `${used.command} ${words}` },
            { n: "${{parent.jobs.make.outputs.n}}", f: "${{parent.jobs.make.outputs.f}}" },
          ),
        }),
      );
    const first = await runToEnd(both("a"), {}, workspace);
    const second = await runToEnd(both("b"), {}, workspace);
    expect(second.record.nodes.map(({ reason }) => reason)).toEqual([`the same as in ${first.record.name}`, undefined]);
    expect(await logOf(second, "make")).toBe("made\n");
    expect(await logOf(second, "use")).toBe("x\n5 b\n");
    expect(second.record.nodes[0]?.metrics).toEqual({ m: 2 });
    expect(second.record.nodes[0]?.outputs).toEqual(first.record.nodes[0]?.outputs);
    const third = await runToEnd(both("b"), { reuse: false }, workspace);
    expect(third.record.nodes.map(({ reason }) => reason)).toEqual([undefined, undefined]);
  });

  test("is made again when its outputs are gone, and is never that of a node that failed", async () => {
    const workspace = await temporaryWorkspace();
    const first = await runToEnd(
      job(pipeline({ a: command(component("a", "echo 1 > ${{outputs.o}}", { outputs: { o: { kind: "uri_file" } } })) })),
      {},
      workspace,
    );
    rmSync(join(first.record.where, "a/outputs"), { recursive: true });
    const again = await runToEnd(
      job(pipeline({ a: command(component("a", "echo 1 > ${{outputs.o}}", { outputs: { o: { kind: "uri_file" } } })) })),
      {},
      workspace,
    );
    expect(again.record.nodes[0]?.reason).toBeUndefined();
    const failing = (): ReturnType<typeof job> => job(pipeline({ a: command(component("a", "exit 1")) }));
    await runToEnd(failing(), {}, workspace);
    expect((await runToEnd(failing(), {}, workspace)).record.status).toBe("Failed");
  });

  test("finishes what a failed job has begun: nothing that was done is done again", async () => {
    const workspace = await temporaryWorkspace();
    const folder = temporaryFolder();
    const flag = join(folder, "fixed");
    const chain = (): ReturnType<typeof job> =>
      job(
        pipeline({
          one: command(component("one", "echo 1 > ${{outputs.o}}", { outputs: { o: { kind: "uri_file" } } })),
          two: command(component("two", `[ -e ${flag} ] && cat \${{inputs.o}}`, { inputs: { o: { kind: "uri_file" } } }), {
            o: "${{parent.jobs.one.outputs.o}}",
          }),
        }),
      );
    expect((await runToEnd(chain(), {}, workspace)).record.status).toBe("Failed");
    writeFileSync(flag, "");
    const { record } = await runToEnd(chain(), {}, workspace);
    expect(record.status).toBe("Completed");
    expect(record.nodes.map(({ reason }) => reason?.startsWith("the same as in") ?? false)).toEqual([true, false]);
  });
});

describe("the key of what lies at a path", () => {
  const scratch = mkdtempSync(join(tmpdir(), "azml-keys-"));
  afterAll(() => rmSync(scratch, { recursive: true, force: true }));
  const name = fc.stringMatching(/^[a-c]{1,2}$/);
  const tree = fc.dictionary(
    fc.oneof(
      name,
      fc.tuple(name, name).map(([a, b]) => `d${a}/${b}`),
    ),
    fc.stringMatching(/^[xy]{0,3}$/),
    { maxKeys: 4 },
  );
  const keyOf = async (files: Readonly<Record<string, string>>): Promise<string> => {
    const folder = mkdtempSync(join(scratch, "t-"));
    const key = await contentKey(write(folder, files));
    rmSync(folder, { recursive: true });
    return key;
  };

  test("is the same for the same files, and another for any others", async () => {
    await fc.assert(
      fc.asyncProperty(tree, tree, async (one, two) => {
        const sorted = (files: object): string => JSON.stringify(Object.entries(files).sort(([a], [b]) => (a < b ? -1 : 1)));
        expect((await keyOf(one)) === (await keyOf(two))).toBe(sorted(one) === sorted(two));
        expect(await keyOf(one)).toBe(await keyOf(Object.fromEntries(Object.entries(one).reverse())));
      }),
      { numRuns: 400 },
    );
  });

  test("sees what can be run, follows links, and ends in a ring of them", async () => {
    const folder = write(join(scratch, "links"), { "a/x.sh": "1", "b/y": "2" });
    const before = await contentKey(folder);
    chmodSync(join(folder, "a/x.sh"), 0o755);
    const executable = await contentKey(folder);
    expect(executable).not.toBe(before);
    symlinkSync(folder, join(folder, "a/ring"));
    symlinkSync(join(folder, "b"), join(folder, "linked"));
    const linked = await contentKey(folder);
    expect(linked).not.toBe(executable);
    writeFileSync(join(folder, "b/y"), "3");
    expect(await contentKey(folder)).not.toBe(linked);
    cpSync(join(folder, "b/y"), join(folder, "b/z"));
    expect(await contentKey(join(folder, "b/y"))).not.toBe(await contentKey(join(folder, "b/z")));
  });
});
