import { chmodSync, mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { afterAll, beforeEach, describe, expect, test, vi } from "vitest";
import { AzmlError } from "../../src/diagnostics/azml-error.js";
import type { InlineEnvironment } from "../../src/model/environment.js";
import type { LocalSettings } from "../../src/model/local-settings.js";
import type { LocalCreateJobOptions } from "../../src/workspace/local/local-jobs.js";
import type { LocalWorkspace } from "../../src/workspace/local/open-local-workspace.js";
import { command, component, type CommandOptions, job, localAsset, nested, pipeline } from "./support/job-builder.js";
import { lifeline } from "./support/lifeline.js";
import { filesIn, linesOf, manyFiles, parallel } from "./support/parallel-builder.js";
import { tellSkipped } from "./support/python.js";
import { type FinishedRun, logOf, runToEnd, statuses, temporaryFolder, temporaryWorkspace } from "./support/temporary-workspace.js";
import { wheels } from "./support/wheels.js";

const found = wheels("six==1.16.0", "tabulate==0.9.0");
const lack = "lack" in found ? found.lack : undefined;
tellSkipped("tests of Python environments", lack);

const conda = (...dependencies: InlineEnvironment["conda"][]): InlineEnvironment => ({
  kind: "inline",
  image: "ubuntu:22.04",
  conda: { dependencies: dependencies.filter((one) => one !== undefined) },
});
const six = conda("python", "six=1.16");
/** Says where its Python and its six are. */
const script = `python -c "import six, sys, os; print(six.__version__, sys.prefix == os.environ['VIRTUAL_ENV'], os.path.realpath(six.__file__.split('/lib/')[0]))"`;

function node(environment: InlineEnvironment | undefined, text = script, local: LocalSettings = {}, more: CommandOptions = {}) {
  return command(component("c", text, { ...more, more: { ...(environment && { environment }) } }), {}, { local });
}

const venv: LocalCreateJobOptions = { environments: { all: "venv" } };

/** The environments that a workspace has made. */
function environmentsOf({ name }: LocalWorkspace): string[] {
  return readdirSync(join(name, "environments")).filter((entry) => !entry.endsWith(".lock"));
}

/** What the nodes of a run have left in their folders. */
function filesOf({ workspace, record }: FinishedRun): string[] {
  return record.nodes.flatMap(({ path }) => readdirSync(join(workspace.name, "runs", record.name, path)));
}

async function refusal(of: Parameters<typeof pipeline>[0], options: LocalCreateJobOptions): Promise<string[]> {
  const workspace = await temporaryWorkspace();
  const error: unknown = await workspace.jobs.create(job(pipeline(of)), options).catch((caught: unknown) => caught);
  if (!(error instanceof AzmlError)) throw new Error("it was not refused");
  expect(await workspace.jobs.list()).toEqual([]);
  return error.diagnostics.map(({ code, message, hint }) => `${code}: ${message}; ${hint}`);
}

describe.skipIf(lack !== undefined)("a Python environment", () => {
  // For tests that are not about the making.
  const folder = mkdtempSync(join(tmpdir(), "azml-"));
  afterAll(() => rmSync(folder, { recursive: true }));

  beforeEach(() => {
    for (const [name, value] of Object.entries("env" in found ? found.env : {})) vi.stubEnv(name, value);
    return () => vi.unstubAllEnvs();
  });

  test("is made once for all nodes that have the same packages, is used first, and is there for the next run", async () => {
    const run = await runToEnd(job(pipeline({ a: node(six), b: node(conda("six=1.16")), c: node(six) })), { ...venv, maxParallel: 3 });
    expect(statuses(run.record)).toEqual({ a: "Completed", b: "Completed", c: "Completed" });
    const [made = "", ...others] = environmentsOf(run.workspace);
    expect(others).toEqual([]);
    const folder = realpathSync(join(run.workspace.name, "environments", made, "venv"));
    expect(await logOf(run, "a")).toMatch(
      new RegExp(
        `making environment ${made} \\(ubuntu:22.04\\): six==1.16.\\*\n(?:environment .*: \\d+ s.*\n)*environment ${made} is made: Python 3.*\n`,
      ),
    );
    for (const name of ["a", "b", "c"]) expect((await logOf(run, name)).split("\n").at(-2)).toBe(`1.16.0 True ${folder}`);
    const again = await runToEnd(job(pipeline({ d: node(six) })), { ...venv, reuse: false }, run.workspace);
    expect(await logOf(again, "d")).toBe(`1.16.0 True ${folder}\n`);
  });

  test("is not changed by a node: what that installs is its own, and gone afterwards", async () => {
    const both = conda("six=1.16", "tabulate=0.9");
    const where = (name: string): string =>
      `python -c "import ${name}, os; print('venv' if ${name}.__file__.startswith(os.environ['VIRTUAL_ENV']) else 'shared')"`;
    const quiet = "--quiet --disable-pip-version-check";
    const run = await runToEnd(
      job(
        pipeline({
          // Another node of the same environment finds nothing of it, before and after.
          installs: node(six, `pip install ${quiet} tabulate && ${where("tabulate")} && tabulate --help > /dev/null`),
          module: node(six, `python -m pip install ${quiet} --force-reinstall six && ${where("six")}`),
          quietly: node(
            six,
            `python -c "import subprocess, sys; subprocess.check_call([sys.executable, '-m', 'pip', 'install', '-q', 'tabulate'])" && ${where("tabulate")}`,
          ),
          removes: node(both, `pip uninstall --yes tabulate; ${where("tabulate")}`),
        }),
      ),
      venv,
      await temporaryWorkspace(folder),
    );
    expect(run.record.failure).toBeUndefined();
    const last = async (name: string): Promise<string | undefined> => (await logOf(run, name)).trimEnd().split("\n").at(-1);
    const names = ["installs", "module", "quietly", "removes"];
    expect(await Promise.all(names.map(async (name) => last(name)))).toEqual(["venv", "venv", "venv", "shared"]);
    const after = await runToEnd(
      job(pipeline({ a: node(six, where("tabulate")), b: node(both, where("tabulate")) })),
      venv,
      await temporaryWorkspace(folder),
    );
    expect(statuses(after.record)).toEqual({ a: "Failed", b: "Completed" });
    expect(filesOf(run)).not.toContain("venv");
  });

  test("is made by one of several processes", async () => {
    const workspaces = await Promise.all([0, 1].map(async () => temporaryWorkspace()));
    const [first] = workspaces;
    if (!first) throw new Error("no workspace");
    const second = await temporaryWorkspace(first.name);
    const runs = await Promise.all([first, second].map(async (one) => runToEnd(job(pipeline({ a: node(six) })), venv, one)));
    expect(runs.map(({ record }) => record.status)).toEqual(["Completed", "Completed"]);
    const logs = await Promise.all(runs.map(async (run) => logOf(run, "a")));
    expect(logs.filter((log) => log.includes("making environment"))).toHaveLength(1);
    expect(logs.filter((log) => log.includes("which another process makes"))).toHaveLength(1);
  });

  test("is what a step, the pipeline around it or the run says, in this order the last word", async () => {
    const text = "echo ${VIRTUAL_ENV:-none}";
    const inner = pipeline({ x: node(six, text), y: node(six, text, { environment: "host" }) });
    const of = pipeline({
      own: node(six, text, { environment: "venv" }),
      other: node(six, text),
      in: { ...nested(inner), local: { environment: "venv" } },
    });
    const where = async (options: LocalCreateJobOptions): Promise<string> => {
      const run = await runToEnd(job(of), { ...options, reuse: false }, await temporaryWorkspace(folder));
      const logs = await Promise.all(["own", "other", "in/x", "in/y"].map(async (path) => logOf(run, path)));
      return logs.map((log) => (log.endsWith("none\n") ? "host" : "venv")).join(" ");
    };
    expect(await where({})).toBe("venv host venv host");
    expect(await where({ environments: { all: "host" } })).toBe("host host host host");
    expect(await where({ environments: { all: "host", nodes: { in: "venv", "in/x": "host" } } })).toBe("host host host venv");
  });

  test("holds for trials of a sweep, rounds of a loop and processes of a parallel node", async () => {
    const log = (name: string): string =>
      `import json, os, six, sys\ndef init(): pass\ndef run(batch):\n    return [os.path.realpath(six.__file__.split("/lib/")[0]) + " ${name}"]\n`;
    const trial = component("t", `${script}; echo '{"key":"m","value":1}' >> $AZML_METRICS_FILE`, {
      inputs: { x: { kind: "integer" } },
      more: { environment: six },
    });
    const score = parallel(log("p"), manyFiles(1), { appendRowTo: "${{outputs.rows}}" });
    const { component: scoring } = score;
    if (scoring.kind !== "parallel" || !scoring.task) throw new Error("no task");
    const of = pipeline({
      search: {
        kind: "sweep",
        name: "",
        component: trial,
        searchSpace: { x: { type: "choice", values: [1] } },
        samplingAlgorithm: "random",
        objective: { goal: "maximize", primaryMetric: "m" },
        limits: { maxTotalTrials: 1 },
        inputs: {},
        outputs: {},
        source: "BUILDER",
        local: { environment: "venv" },
      },
      body: node(six, script, { environment: "venv" }),
      loop: {
        kind: "parallel_for",
        name: "",
        body: "body",
        items: [{}, {}],
        inputs: {},
        outputs: {},
        source: "BUILDER",
      },
      score: { ...score, component: { ...scoring, task: { ...scoring.task, environment: six } }, local: { environment: "venv" } },
    });
    const run = await runToEnd(job(of), {}, await temporaryWorkspace(folder));
    expect(run.record.failure).toBeUndefined();
    const [made = ""] = environmentsOf(run.workspace);
    const prefix = realpathSync(join(folder, "environments", made, "venv"));
    for (const path of ["search/trial_0", "body/0", "body/1"]) expect(await logOf(run, path)).toContain(`1.16.0 True ${prefix}`);
    expect(linesOf(run, "score/outputs/rows")).toEqual([`${prefix} p`]);
  });

  test("takes requirements from a file beside the conda file, and is another when that changes", async () => {
    const folder = filesIn({ "conda.yml": "", "more/all.txt": "-r sub.txt\n", "more/sub.txt": "six==1.16.0\n" });
    const environment = { ...conda({ pip: ["-r more/all.txt"] }), condaFile: join(folder, "conda.yml") };
    const workspace = await temporaryWorkspace();
    const once = async (): Promise<FinishedRun> => runToEnd(job(pipeline({ a: node(environment) })), venv, workspace);
    expect((await once()).record.status).toBe("Completed");
    expect((await once()).record.nodes[0]?.reason).toMatch(/^the same as/);
    writeFileSync(join(folder, "more/sub.txt"), "six==1.16.0\ntabulate==0.9.0\n");
    const changed = await once();
    expect(changed.record.nodes[0]?.reason).toBeUndefined();
    expect(environmentsOf(workspace)).toHaveLength(2);
  });

  test("counts in what is used again", async () => {
    const workspace = await temporaryWorkspace(folder);
    const of = job(pipeline({ a: node(six, "python --version") }));
    const reason = async (options: LocalCreateJobOptions): Promise<string | undefined> =>
      (await runToEnd(of, options, workspace)).record.nodes[0]?.reason;
    expect(await reason({})).toBeUndefined();
    expect(await reason(venv)).toBeUndefined();
    expect([await reason(venv), await reason({})]).toEqual([expect.stringContaining("the same"), expect.stringContaining("the same")]);
  });

  test("that cannot be made fails its nodes, with pip's last words, and is tried again by the next run", async () => {
    const folder = filesIn({ "conda.yml": "", "more.txt": "no-such-package==1\n" });
    const environment = { ...conda("six", { pip: ["-r more.txt"] }), condaFile: join(folder, "conda.yml") };
    const of = job(pipeline({ a: node(environment), b: node(environment), c: node(undefined, "echo c") }));
    const run = await runToEnd(of, { environments: { nodes: { a: "venv", b: "venv" } } });
    expect(statuses(run.record)).toEqual({ a: "Failed", b: "Failed", c: "Completed" });
    expect(run.record.nodes[0]?.failure).toMatchObject({
      code: "AZML564",
      message: "the packages of the environment could not be installed: No matching distribution found for no-such-package==1",
    });
    expect(run.record.nodes[0]?.failure?.lastLines?.join("\n")).toContain("no-such-package==1");
    const [left = ""] = environmentsOf(run.workspace);
    expect(readdirSync(join(run.workspace.name, "environments", left))).not.toContain("made.json");
    // What was left half made is no obstacle to the same environment.
    const again = await runToEnd(of, { environments: { nodes: { a: "venv", b: "venv" } } }, run.workspace);
    expect(await logOf(again, "a")).toContain("making environment");
  });

  test("of another Python than was asked for is used, and people are told once", async () => {
    const old = conda("python=3.4", "six=1.16");
    const run = await runToEnd(
      job(pipeline({ a: node(old), b: node(old), c: node(conda("git", "six=1.16")), d: node(conda("git", "six")) })),
      venv,
    );
    expect(run.record.status).toBe("Completed");
    const warnings = run.events.flatMap((event) =>
      event.type === "warning" ? [`${event.diagnostic.code} ${event.diagnostic.message}`] : [],
    );
    expect(warnings.map((text) => text.replace(/3\.\d+\.\d+/, "<version>"))).toEqual([
      "AZML566 a Python environment goes without git, which PyPI does not have",
      'AZML565 Python 3.4, which environment "ubuntu:22.04" asks for, is not on this machine (PATH, pyenv, uv, conda): Python <version> is used',
    ]);
  });

  test("is tried again with its node", async () => {
    const tools = temporaryFolder("tools");
    // Fails the first time, as without a network.
    writeFileSync(
      join(tools, "uv"),
      `#!/bin/sh\n[ -e ${tools}/tried ] || { touch ${tools}/tried; echo no network; exit 1; }\npython3 -m venv --without-pip $5\n`,
    );
    chmodSync(join(tools, "uv"), 0o755);
    vi.stubEnv("PATH", `${tools}${delimiter}${process.env["PATH"]}`);
    const once = node(conda(), "echo done", { environment: "venv" });
    const again = node(conda(), "echo done", { environment: "venv", retries: { max: 1, backoff: 0 } });
    expect(statuses((await runToEnd(job(pipeline({ once, again })), { maxParallel: 1 })).record)).toEqual({
      once: "Failed",
      again: "Completed",
    });
  });

  test("is not waited for by a job that is canceled", async () => {
    const pip = await lifeline();
    const tools = temporaryFolder("tools");
    // Stands for an installation that takes long.
    writeFileSync(join(tools, "uv"), `#!/bin/sh\nexec ${pip.command}\n`);
    chmodSync(join(tools, "uv"), 0o755);
    vi.stubEnv("PATH", `${tools}${delimiter}${process.env["PATH"]}`);
    const abort = new AbortController();
    const running = runToEnd(job(pipeline({ a: node(six) })), { ...venv, signal: abort.signal });
    await pip.held;
    abort.abort();
    expect((await running).record.status).toBe("Canceled");
    await pip.dropped;
  });

  test("is nothing that a body in TypeScript needs", async () => {
    const run = await runToEnd(job(pipeline({ a: command(component("c", "node main.mjs", { code: filesIn({ "main.mjs": "" }) })) })), venv);
    expect(run.record.status).toBe("Completed");
  });
});

describe("an environment that cannot be had here", () => {
  const reference = { kind: "reference", id: "azureml:sklearn:1" } as const;
  const nodes = {
    none: node(undefined),
    image: node({ kind: "inline", image: "ubuntu" }),
    build: node({ kind: "inline", build: { path: { kind: "local", path: "/tmp" } } }),
    reference: command(component("c", "x", { more: { environment: reference } })),
    odd: node(conda("numpy=1|2")),
  };

  test("is told of before anything runs, all at once", async () => {
    expect(await refusal(nodes, venv)).toMatchSnapshot();
  });

  test("in containers, too", async () => {
    const remote = node({ kind: "inline", build: { path: { kind: "remote", uri: "https://example.invalid/ctx" } } });
    const plain = parallel("", manyFiles(1));
    if (plain.component.kind !== "parallel" || !plain.component.task) throw new Error("no task");
    const score = { ...plain, component: { ...plain.component, task: { ...plain.component.task, environment: six } } };
    const told = await refusal({ ...nodes, remote, score }, { environments: { all: "docker" } });
    expect(told.filter((text) => !text.startsWith("AZML563"))).toMatchSnapshot();
  });

  test("for want of a tool is, too", async () => {
    vi.stubEnv("PATH", temporaryFolder("empty"));
    const told = [await refusal({ a: node(six) }, venv), await refusal({ a: node(six) }, { environments: { all: "docker" } })];
    vi.unstubAllEnvs();
    expect(told).toMatchSnapshot();
  });
});

describe("a container", () => {
  test("is what the tool is asked for: an image built of packages, mounts, variables, the caller's files", async () => {
    const tools = temporaryFolder("tools");
    const said = join(tools, "said");
    // Writes down what it is asked, and does nothing.
    const recorder = `#!/bin/sh\n[ "$1" = image ] && exit 1\n[ "$1" = info ] && exec echo '{"SecurityOptions":[]}'\nfor word; do printf '%s\\n' "$word" >> ${said}; done; printf -- '--\\n' >> ${said}\n`;
    writeFileSync(join(tools, "docker"), recorder);
    chmodSync(join(tools, "docker"), 0o755);
    vi.stubEnv("PATH", `${tools}${delimiter}${process.env["PATH"]}`);
    vi.stubEnv("USER", "ada");
    const data = filesIn({ "a.txt": "" });
    const of = command(
      component("c", "ls ${{inputs.data}}", { inputs: { data: { kind: "uri_folder" } }, more: { environment: six } }),
      { data: localAsset("uri_folder", data) },
      { environmentVariables: { SHADE: "blue" } },
    );
    const run = await runToEnd(job(pipeline({ a: of }), {}, { name: "asked" }), { environments: { all: "docker" } });
    vi.unstubAllEnvs();
    expect(run.record.status).toBe("Completed");
    const [made = ""] = environmentsOf(run.workspace);
    const dockerfile = readFileSync(join(run.workspace.name, "environments", made, "context/Dockerfile"), "utf8");
    expect(dockerfile.replaceAll(made.slice("docker-".length), "<key>")).toMatchSnapshot("Dockerfile");
    const calls = readFileSync(said, "utf8")
      .replaceAll(run.workspace.name, "<workspace>")
      .replaceAll(data, "<data>")
      .replaceAll(made.slice("docker-".length), "<key>")
      // Of Linux alone.
      .replace("--network\nhost\n", "")
      .replace(/(azml-asked-a)-[0-9a-f]+/, "$1-<random>")
      .replace(`${process.getuid?.()}:${process.getgid?.()}`, "<caller>")
      .split("\n--\n");
    expect(calls).toMatchSnapshot("calls");
  });

  test("has an image that podman is asked for by the name that it has for docker and on Azure ML", async () => {
    const tools = temporaryFolder("tools");
    writeFileSync(join(tools, "docker"), "#!/bin/sh\nexit 1\n");
    writeFileSync(
      join(tools, "podman"),
      `#!/bin/sh\n[ "$1" = info ] && exec echo '{"host":{"security":{"rootless":false}}}'\n[ "$1" = pull ] && echo "$2" >> ${tools}/pulled\n[ "$1" != image ]\n`,
    );
    for (const name of ["docker", "podman"]) chmodSync(join(tools, name), 0o755);
    vi.stubEnv("PATH", `${tools}${delimiter}${process.env["PATH"]}`);
    const images = ["python:3.11", "team/tool:1", "mcr.microsoft.com/azureml/base:1", "localhost/mine", "registry:5000/x"];
    const of = pipeline(Object.fromEntries(images.map((image, at) => [`n${at}`, node({ kind: "inline", image }, "true")])));
    const run = await runToEnd(job(of), { environments: { all: "docker" }, maxParallel: 1 });
    vi.unstubAllEnvs();
    expect(run.record.status).toBe("Completed");
    expect(readFileSync(join(tools, "pulled"), "utf8").trimEnd().split("\n")).toEqual([
      "docker.io/library/python:3.11",
      "docker.io/team/tool:1",
      ...images.slice(2),
    ]);
  });
});
