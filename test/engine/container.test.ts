import { execFileSync } from "node:child_process";
import { lstatSync, symlinkSync, writeFileSync } from "node:fs";
import { once } from "node:events";
import { createServer, type Socket } from "node:net";
import { delimiter, join } from "node:path";
import { describe, expect, onTestFinished, test, vi } from "vitest";
import type { InlineEnvironment } from "../../src/model/environment.js";
import type { LocalCreateJobOptions } from "../../src/workspace/local/local-jobs.js";
import { startRunJob } from "../workspace/local/support/start-process.js";
import { containerTool } from "./support/container.js";
import { command, component, type CommandOptions, job, localAsset, nested, pipeline } from "./support/job-builder.js";
import { filesIn, linesOf } from "./support/parallel-builder.js";
import { tellSkipped } from "./support/python.js";
import { program } from "./support/spark.js";
import { type FinishedRun, logOf, runToEnd, statuses, temporaryFolder, temporaryWorkspace } from "./support/temporary-workspace.js";

const real = await containerTool();
tellSkipped("tests with real containers", "lack" in real ? real.lack : undefined);
const unheard = "lack" in real || real.hasLoopback ? undefined : "containers of a docker without root do not reach this machine's loopback";
tellSkipped("containers of an azml that is gone", unheard);
const tool = "lack" in real ? { name: "docker", image: "", hasLoopback: false, ask: () => "" } : real;

const image: InlineEnvironment = { kind: "inline", image: tool.image };
const docker: LocalCreateJobOptions = { environments: { all: "docker" } };

function node(
  text: string,
  { more, ...options }: CommandOptions = {},
  ...rest: [Parameters<typeof command>[1]?, Parameters<typeof command>[2]?]
) {
  return command(component("c", text, { ...options, more: { environment: image, ...more } }), ...rest);
}

/** Names of the containers that there are for a job, running or not. */
function containersOf(jobName: string): string {
  return tool.ask("ps", "--all", "--filter", `name=azml-${jobName}`, "--format", "{{.Names}}");
}

function failures({ record }: FinishedRun): (string | undefined)[] {
  return record.nodes.map(({ failure }) => failure && `${failure.code}: ${failure.message}`);
}

/** A line that a container holds while it runs: the network is this machine's. */
async function heldLine() {
  const server = createServer();
  const connected = once(server, "connection").then(([socket]) => socket as Socket);
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  onTestFinished(() => void server.close());
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  return {
    command: `trap '' TERM; exec 3<>/dev/tcp/127.0.0.1/${address.port}; echo held; while :; do sleep 1; done`,
    held: connected,
    dropped: connected.then(async (socket) => once(socket.on("error", () => {}).resume(), "close")),
  };
}

describe.skipIf("lack" in real)(`a container of ${tool.name}`, () => {
  describe("has files:", () => {
    test("reads its inputs, writes its outputs and metrics, and has those of its image", async () => {
      const context = filesIn({ "docker/File": `FROM ${tool.image}\nCOPY note.txt /note.txt\n`, "note.txt": "built\n" });
      const data = filesIn({ "a b.txt": "data\n" });
      const text =
        'cat "${{inputs.data}}/a b.txt" /note.txt && echo "$SHADE $PWD" && echo made > ${{outputs.made}}; echo \'{"key":"m","value":3}\' >> "$AZML_METRICS_FILE"; ! touch "${{inputs.data}}/new" 2>/dev/null';
      const build = { path: { kind: "local", path: context }, dockerfilePath: "docker/File" } as const;
      const of = node(
        text,
        {
          inputs: { data: { kind: "uri_folder" } },
          outputs: { made: { kind: "uri_file" } },
          more: { environment: { kind: "inline", build } },
        },
        { data: localAsset("uri_folder", data) },
        { environmentVariables: { SHADE: "dark blue" } },
      );
      const run = await runToEnd(job(pipeline({ a: of })), docker);
      expect(failures(run)).toEqual([undefined]);
      expect(await logOf(run, "a")).toContain(`data\nbuilt\ndark blue ${join(run.record.where, "a/code")}\n`);
      expect(run.record.nodes[0]?.metrics).toEqual({ m: 3 });
      expect(linesOf(run, "a/outputs/made")).toEqual(["made"]);
    });

    test("at paths of any name, one inside the other, and not what they link to elsewhere", async () => {
      const outside = filesIn({ "kept.txt": "kept\n" });
      // The folder around everything is an input too, and holds the node's own folder, which can be written.
      const around = join(temporaryFolder(`a, "b": 'c' $d`), "project dir");
      const workspace = await temporaryWorkspace(join(around, ".azml"));
      writeFileSync(join(around, "file, one.txt"), "one\n");
      symlinkSync(join(around, "file, one.txt"), join(around, "link.txt"));
      symlinkSync(join(outside, "kept.txt"), join(around, "away.txt"));
      const first = node(
        'echo made > "${{outputs.made}}"; touch ${{inputs.around}}/x || true',
        {
          inputs: { around: { kind: "uri_folder" } },
          outputs: { made: { kind: "uri_file" } },
        },
        { around: localAsset("uri_folder", around) },
      );
      const second = node(
        'cat ${{inputs.made}} ${{inputs.file}} "${{inputs.around}}/link.txt"; cat "${{inputs.around}}/away.txt" 2>/dev/null || echo not seen',
        { inputs: { made: { kind: "uri_file" }, file: { kind: "uri_file" }, around: { kind: "uri_folder" } } },
        {
          made: "${{parent.jobs.first.outputs.made}}",
          file: localAsset("uri_file", join(around, "link.txt")),
          around: localAsset("uri_folder", around),
        },
      );
      const run = await runToEnd(job(pipeline({ first, second })), docker, workspace);
      expect(failures(run)).toEqual([undefined, undefined]);
      expect(await logOf(run, "second")).toMatch(/made\none\none\nnot seen\n$/);
    });

    test("which it writes as whoever runs azml", async () => {
      const text = "echo x > ${{outputs.made}}; touch /tmp/x ~/y && echo $HOME";
      const run = await runToEnd(job(pipeline({ a: node(text, { outputs: { made: { kind: "uri_file" } } }) })), docker);
      expect(lstatSync(join(run.record.where, "a/outputs/made")).uid).toBe(process.getuid?.());
      expect(await logOf(run, "a")).toMatch(/\/tmp\n$/);
    });
  });

  describe("has variables:", () => {
    test("of any value, whatever the tool has under the same name, and in no list of processes", async () => {
      vi.stubEnv("SHADE", "outer");
      vi.stubEnv("MLFLOW_TRACKING_TOKEN", "outer-token");
      const values = {
        SHADE: "in ner",
        LINES: `one\n"two" 'three' $HOME`,
        EMPTY: "",
        HOME: "/tmp/home dir",
        DOCKER_HOST: "none",
        "a.b": "dotted",
      };
      const workspace = await temporaryWorkspace();
      const text =
        'printf "%s|" "$SHADE" "$LINES" "${EMPTY-unset}" "$HOME" "$DOCKER_HOST" "$KEY" "${AZML_ASIDE_SHADE-gone}"; echo; echo up; until [ -e "${{inputs.go}}/go" ]; do sleep 0.1; done';
      const go = filesIn({});
      const of = node(
        text,
        { inputs: { go: { kind: "uri_folder" } } },
        { go: localAsset("uri_folder", go) },
        { environmentVariables: values },
      );
      const run = await workspace.jobs.create(job(pipeline({ a: of })), { ...docker, secretVariables: { KEY: "key-of-keys" } });
      let shown = "";
      for await (const event of run.events()) {
        if (event.type !== "node_log" || event.line !== "up") continue;
        shown = execFileSync("ps", ["-eww", "-o", "args"], { encoding: "utf8" });
        writeFileSync(join(go, "go"), "go\n");
      }
      const record = await run.wait();
      expect(record.failure).toBeUndefined();
      expect(await logOf({ record, workspace, events: [] }, "a")).toContain(
        `in ner|one\n"two" 'three' $HOME||/tmp/home dir|none|***|gone|\n`,
      );
      expect(shown).toContain(`azml-${record.name}`);
      for (const value of ["key-of-keys", "in ner", '"two"', "/tmp/home dir"]) expect(shown).not.toContain(value);
    });

    test("by which it logs to azml's tracking endpoint, where that can be reached", async () => {
      const log = `
body='{"run_id":"'"$MLFLOW_RUN_ID"'","key":"loss","value":0.25,"timestamp":1,"step":0}'
address=\${MLFLOW_TRACKING_URI#http://}
exec 3<>"/dev/tcp/\${address%:*}/\${address#*:}"
printf 'POST /api/2.0/mlflow/runs/log-metric HTTP/1.1\\r\\nHost: x\\r\\nConnection: close\\r\\nAuthorization: Bearer %s\\r\\nContent-Length: %s\\r\\n\\r\\n%s' \
  "$MLFLOW_TRACKING_TOKEN" "\${#body}" "$body" >&3
cat <&3`;
      const run = await runToEnd(job(pipeline({ a: node(log) })), docker);
      if (!tool.hasLoopback) {
        expect(run.events).toContainEqual(expect.objectContaining({ diagnostic: expect.objectContaining({ code: "AZML570" }) }));
        return;
      }
      expect(await logOf(run, "a")).toContain("HTTP/1.1 200 OK");
      expect(run.record.nodes[0]?.metrics).toEqual({ loss: 0.25 });
    });
  });

  describe("ends:", () => {
    test("with the command's exit code, and says what kept it from starting", async () => {
      const scratch = filesIn({ Dockerfile: "FROM scratch\nCOPY Dockerfile /\n" });
      const broken = filesIn({ Dockerfile: `FROM ${tool.image}\nRUN echo it is broken && exit 3\n` });
      const built = (path: string): CommandOptions => ({
        more: { environment: { kind: "inline", build: { path: { kind: "local", path } } } },
      });
      const run = await runToEnd(
        job(
          pipeline({
            seven: node("exit 7"),
            missing: node("nope"),
            killed: node("kill -9 $$"),
            tools: node("exit 125"),
            shell: node("true", built(scratch)),
            image: node("true", { more: { environment: { kind: "inline", image: "localhost/azml-none:1" } } }),
            built: node("true", built(broken)),
          }),
        ),
        { ...docker, maxParallel: 2 },
      );
      expect(failures(run)).toEqual([
        "AZML520: the command ended with exit code 7",
        'AZML521: program "nope" was not found',
        "AZML520: the command ended with exit code 137 (killed, often for lack of memory)",
        "AZML520: the command ended with exit code 125",
        "AZML523: the container could not be started: the image has no shell",
        'AZML564: image "localhost/azml-none:1" could not be fetched',
        `AZML564: the image of ${broken} could not be built`,
      ]);
      expect(run.record.nodes.at(-1)?.failure?.lastLines?.join("\n")).toContain("it is broken");
      expect(containersOf(run.record.name)).toBe("");
    });

    test("with its job, whatever it does about it", async () => {
      const abort = new AbortController();
      const workspace = await temporaryWorkspace();
      const run = await workspace.jobs.create(job(pipeline({ a: node("trap '' TERM; echo up; while :; do sleep 1; done") })), {
        ...docker,
        signal: abort.signal,
      });
      for await (const event of run.events()) if (event.type === "node_log" && event.line === "up") abort.abort();
      expect((await run.wait()).status).toBe("Canceled");
      expect(containersOf(run.name)).toBe("");
    });

    test("when its time is over, and begins anew when its node is tried again", async () => {
      const once = node("trap '' TERM; while :; do sleep 1; done", {}, {}, { limits: { timeout: 1 } });
      const again = node(
        '[ ! -e /tmp/was ] && echo > /tmp/was && [ "$AZML_ATTEMPT" = 2 ]',
        {},
        {},
        { local: { retries: { max: 1, backoff: 0 } } },
      );
      const run = await runToEnd(job(pipeline({ once, again })), docker);
      expect(statuses(run.record)).toEqual({ once: "Failed", again: "Completed" });
      expect(run.record.nodes[0]?.failure?.code).toBe("AZML524");
      expect(containersOf(run.record.name)).toBe("");
    });

    test.skipIf(!tool.hasLoopback).each(["SIGKILL", "exit"])("when azml does (%s), however long the tool takes to stop it", async (how) => {
      const line = await heldLine();
      const slow = temporaryFolder();
      // Longer than a process group has to end.
      program(join(slow, tool.name), `[ "$1" = stop ] && sleep 6\nPATH=\${PATH#*:} exec ${tool.name} "$@"`);
      vi.stubEnv("PATH", `${slow}${delimiter}${process.env["PATH"]}`);
      const other = startRunJob(temporaryFolder(), `doomed-${how}`, line.command, how, tool.image);
      await line.held;
      if (how === "SIGKILL") other.child.kill("SIGKILL");
      await other.ended;
      await line.dropped;
    });
  });

  test("is each node's, trial's and round's own, and several run at once", async () => {
    const go = filesIn({});
    const wait = 'echo up; until [ -e "${{inputs.go}}/go" ]; do sleep 0.1; done; echo "$AZML_NODE" > ${{outputs.made}}';
    const ports = { inputs: { go: { kind: "uri_folder" } }, outputs: { made: { kind: "uri_file" } } } as const;
    const given = { go: localAsset("uri_folder", go) };
    const trial = component("t", `${wait}; echo '{"key":"m","value":1}' >> $AZML_METRICS_FILE`, {
      inputs: { ...ports.inputs, x: { kind: "integer" } },
      outputs: ports.outputs,
      more: { environment: image },
    });
    const of = pipeline({
      search: {
        kind: "sweep",
        name: "",
        component: trial,
        searchSpace: { x: { type: "choice", values: [1, 2] } },
        samplingAlgorithm: "grid",
        objective: { goal: "maximize", primaryMetric: "m" },
        limits: { maxTotalTrials: 2, maxConcurrentTrials: 2 },
        inputs: given,
        outputs: {},
        source: "BUILDER",
      },
      body: node(wait, ports, given),
      loop: { kind: "parallel_for", name: "", body: "body", items: [{}, {}], inputs: {}, outputs: {}, source: "BUILDER" },
      in: nested(pipeline({ deep: node(wait, ports, given) })),
    });
    const workspace = await temporaryWorkspace();
    const run = await workspace.jobs.create(job(of), { ...docker, maxParallel: 5, reuse: false });
    let up = 0;
    for await (const event of run.events()) {
      if (event.type === "node_log" && event.line === "up" && ++up === 5) writeFileSync(join(go, "go"), "");
    }
    const record = await run.wait();
    expect(record.failure).toBeUndefined();
    expect(up).toBe(5);
  });

  test("of a conda file has its packages in a folder of their own, and is used again", async () => {
    // Stands for conda, which no image here has.
    const conda = `#!/bin/sh
[ "$*" = "clean -aqy" ] && exit
[ "$1 $2 $3 $5" = "env create -p -f" ] || exit 2
mkdir -p "$4/bin"
cp "$6" "$4/packages"
printf '#!/bin/sh\\ncat "$CONDA_DEFAULT_ENV/packages"\\n' > "$4/bin/packages"
chmod +x "$4/bin/packages"
`;
    const base = `${tool.image}-conda`;
    tool.ask(
      "build",
      "--tag",
      base,
      filesIn({ conda, Dockerfile: `FROM ${tool.image}\nCOPY conda /bin/conda\nRUN chmod +x /bin/conda\n` }),
    );
    const environment: InlineEnvironment = { kind: "inline", image: base, conda: { dependencies: ["numpy=2.2", { pip: ["six"] }] } };
    const a = node("packages", { more: { environment } });
    const run = await runToEnd(job(pipeline({ a })), docker);
    expect(run.record.failure).toBeUndefined();
    expect(await logOf(run, "a")).toMatch(/making image [0-9a-f]{16} with .*\ndependencies:\n {2}- numpy=2.2\n {2}- pip:\n {6}- six\n/);
    const again = await runToEnd(job(pipeline({ a })), { ...docker, reuse: false }, run.workspace);
    expect(await logOf(again, "a")).toMatch(/^dependencies:/);
    const same = await runToEnd(job(pipeline({ a })), docker, run.workspace);
    expect(same.record.nodes[0]?.reason).toMatch(/^the same as/);
  });

  test("prints what its node's log and its events have, whole", async () => {
    const text =
      'for i in 1 2 3; do echo "line $i é"; echo "error $i" >&2; done; i=0; while [ $i -lt 20000 ]; do echo "row $i"; i=$((i+1)); done; printf "no end"';
    const run = await runToEnd(job(pipeline({ a: node(text) })), docker);
    const lines = (await logOf(run, "a")).split("\n");
    expect(lines.filter((line) => line.startsWith("row "))).toEqual(Array.from({ length: 20_000 }, (_, i) => `row ${i}`));
    expect(lines).toEqual(expect.arrayContaining(["line 1 é", "error 3"]));
    expect(lines.at(-1)).toBe("no end");
  });

  test("is nothing that a body in TypeScript needs", async () => {
    const body = node("node main.mjs", { code: filesIn({ "main.mjs": "console.log(process.pid)" }), more: {} });
    const run = await runToEnd(job(pipeline({ body })), docker);
    expect(failures(run)).toEqual([undefined]);
  });
});
