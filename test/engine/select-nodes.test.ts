import { delimiter, join } from "node:path";
import { readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { describe, expect, onTestFinished, test, vi } from "vitest";
import type { AzmlError } from "../../src/diagnostics/azml-error.js";
import { findContainerTool } from "../../src/engine/environments/container-tool.js";
import type { LocalCreateJobOptions } from "../../src/workspace/local/local-jobs.js";
import type { LocalWorkspace } from "../../src/workspace/local/open-local-workspace.js";
import { command, component, job, nested, pipeline } from "./support/job-builder.js";
import { runToEnd, statuses, temporaryFolder, temporaryWorkspace } from "./support/temporary-workspace.js";

const ports = { inputs: { from: { kind: "uri_file" as const, optional: true as const } }, outputs: { out: { kind: "uri_file" as const } } };

/** `a → b → c`, `b → inner/d`, and `e` alone; each adds a line to `log`. */
function chain(log: string, text = "one") {
  const say = (name: string, input = true): ReturnType<typeof component> =>
    component(
      name,
      `echo ${name} >> '${log}'; ${input ? "cat ${{inputs.from}}" : `echo ${text}`} > \${{outputs.out}}; echo ${name} >> \${{outputs.out}}`,
      {
        ...ports,
        inputs: input ? { from: { kind: "uri_file" } } : {},
      },
    );
  const inner = pipeline({ d: command(say("d"), { from: "${{parent.inputs.from}}" }) }, { inputs: { from: { kind: "uri_file" } } });
  return job(
    pipeline({
      a: command(say("a", false)),
      b: command(say("b"), { from: "${{parent.jobs.a.outputs.out}}" }),
      c: command(say("c"), { from: "${{parent.jobs.b.outputs.out}}" }),
      inner: nested(inner, { from: "${{parent.jobs.b.outputs.out}}" }),
      e: command(say("e", false)),
    }),
  );
}

const origin = { file: "/project/pipeline.ts", cwd: "/project", options: {} };

async function setUp() {
  const workspace = await temporaryWorkspace();
  const log = join(temporaryFolder(), "log");
  const again = async (options: LocalCreateJobOptions, text?: string) => {
    writeFileSync(log, "");
    const { record } = await runToEnd(chain(log, text), { maxParallel: 1, origin, ...options }, workspace);
    return { record, worked: readFileSync(log, "utf8").trim().split("\n").filter(Boolean).sort().join(" ") };
  };
  return { workspace, again, first: await again({}) };
}

test("code that cannot be taken along, and what this machine lacks, are told only of nodes that run", async () => {
  const bad = temporaryFolder("bad");
  symlinkSync("nowhere", join(bad, "dangling"));
  const of = (): ReturnType<typeof job> =>
    job(
      pipeline({
        good: command(component("good", "echo good")),
        bad: command(component("bad", "echo bad", { code: bad })),
        apart: command(component("apart", "true", { more: { environment: { kind: "inline", image: "ubuntu" } } })),
      }),
    );
  const environments = { nodes: { apart: "docker" } } as const;
  vi.stubEnv("PATH", `${temporaryFolder("none")}${delimiter}/bin`);
  onTestFinished(() => void vi.unstubAllEnvs());
  const hasDocker = !("lack" in (await findContainerTool()));
  const codes = async (options: LocalCreateJobOptions): Promise<readonly string[]> =>
    runToEnd(of(), { origin, environments, ...options }).then(
      ({ record }) => record.nodes.filter(({ status }) => status === "Completed").map(({ path }) => path),
      (error: AzmlError) => error.diagnostics.map(({ code }) => code),
    );
  expect(await codes({})).toEqual(["AZML588", ...(hasDocker ? [] : ["AZML563"])]);
  expect(await codes({ only: ["good"] })).toEqual(["good"]);
  expect(await codes({ only: ["bad"] })).toEqual(["AZML588"]);
});

describe("only some nodes", () => {
  test("run on what earlier runs of the file have left, changed or not", async () => {
    const { again, first } = await setUp();
    expect(first.worked).toBe("a b c d e");
    // Another `a` would give another result; with --only it is not asked.
    const only = await again({ only: ["b"], reuse: false }, "two");
    expect(only.worked).toBe("b");
    expect(statuses(only.record)).toEqual({
      a: "Completed",
      b: "Completed",
      c: "Canceled",
      inner: "Completed",
      "inner/d": "Canceled",
      e: "Canceled",
    });
    expect(only.record.status).toBe("Completed");
    expect(only.record.nodes.map(({ reason }) => reason)).toEqual([
      `taken from ${first.record.name}`,
      undefined,
      "not asked for",
      undefined,
      "not asked for",
      "not asked for",
    ]);
    expect(readFileSync(only.record.nodes[1]?.outputs["out"]?.path ?? "", "utf8")).toBe("one\na\nb\n");
  });

  test("with what depends on them", async () => {
    const { again } = await setUp();
    expect((await again({ from: ["b"], reuse: false })).worked).toBe("b c d");
    expect((await again({ from: ["b"], only: ["e"], reuse: false })).worked).toBe("b c d e");
    expect((await again({ only: ["inner"], reuse: false })).worked).toBe("d");
  });

  test("take a result that was taken itself", async () => {
    const { again, first } = await setUp();
    await again({ only: ["b"], reuse: false });
    const last = await again({ only: ["b"], reuse: false });
    expect(last.record.nodes[0]?.outputs["out"]).toEqual(first.record.nodes[0]?.outputs["out"]);
  });

  test("are refused before anything runs where a result is missing, or a name is", async () => {
    const workspace = await temporaryWorkspace();
    const log = join(temporaryFolder(), "log");
    const problems = async (options: LocalCreateJobOptions) => refusal(workspace, chain(log), { origin, ...options });
    expect(await problems({ only: ["b"] })).toEqual([
      [
        "AZML546",
        '"a" is not to run, and has no result in an earlier run of this file',
        "run it too: --only a, or --of JOB for the job that has one",
      ],
    ]);
    expect(await problems({ only: ["bb"], from: ["inner/dd"], forceRerun: ["nothing_like_it"] })).toEqual([
      ["AZML545", '--only names "bb", and the job has no such node', 'did you mean "b"?'],
      ["AZML545", '--from names "inner/dd", and the job has no such node', 'did you mean "inner/d"?'],
      ["AZML545", '--force-rerun names "nothing_like_it", and the job has no such node', "nodes are: a, b, c, inner, inner/d, e"],
    ]);
    expect(await problems({ only: ["a"], of: "nobody" })).toEqual([["AZML514", 'there is no job "nobody"', undefined]]);
    expect(await workspace.jobs.list()).toEqual([]);
  });

  test("take nothing from another file, unless its job is named", async () => {
    const { workspace, again, first } = await setUp();
    const elsewhere = { origin: { ...origin, file: "/project/other.ts" } };
    const log = join(temporaryFolder(), "log");
    expect((await refusal(workspace, chain(log), { only: ["b"], ...elsewhere }))[0]?.[0]).toBe("AZML546");
    expect((await again({ only: ["b"], of: first.record.name, reuse: false, ...elsewhere })).worked).toBe("b");
  });
});

describe("a result that is to be taken", () => {
  test("is refused when its files were changed since, also when it was taken itself", async () => {
    const { workspace, again, first } = await setUp();
    const log = join(temporaryFolder(), "log");
    await again({ only: ["b"], reuse: false });
    const made = first.record.nodes[0]?.outputs["out"]?.path ?? "";
    writeFileSync(made, "forged\n");
    const found = await refusal(workspace, chain(log), { origin, only: ["b"] });
    expect(found).toEqual([
      [
        "AZML534",
        expect.stringMatching(/^output "out" of "a" in \S+ has been changed since it was made, and cannot be taken$/),
        "run the node again, too: --only a, or name another job by --of",
      ],
    ]);
    expect((await again({ only: ["b", "a"], reuse: false })).worked).toBe("a b");
    expect((await again({ only: ["b"], reuse: false })).worked).toBe("b");
  });
});

test("a node that is forced runs, and those on which nothing has changed do not", async () => {
  const { again } = await setUp();
  expect((await again({})).worked).toBe("");
  // What it makes is the same, so that what depends on it has its result.
  expect((await again({ forceRerun: ["b"] })).worked).toBe("b");
  expect((await again({ forceRerun: ["inner"] })).worked).toBe("d");
});

async function refusal(workspace: LocalWorkspace, of: ReturnType<typeof job>, options: LocalCreateJobOptions) {
  const error = await workspace.jobs.create(of, options).then(
    () => undefined,
    (thrown: AzmlError) => thrown,
  );
  return (error?.diagnostics ?? []).map(({ code, message, hint }) => [code, message, hint]);
}
