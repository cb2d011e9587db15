import { spawnSync } from "node:child_process";
import { existsSync, lstatSync, mkdirSync, readFileSync, symlinkSync, truncateSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { command, component, job, localAsset, pipeline } from "./support/job-builder.js";
import { type FinishedRun, runToEnd, temporaryFolder, temporaryWorkspace } from "./support/temporary-workspace.js";

/** How one node ended: its status, or why it failed. */
function ends({ record }: FinishedRun): Record<string, string> {
  return Object.fromEntries(
    record.nodes.map(({ path, status, failure }) => [path, failure === undefined ? status : `${failure.code} ${failure.message}`]),
  );
}

function warnings({ events }: FinishedRun): string[] {
  return events.flatMap((event) => (event.type === "warning" ? [`${event.diagnostic.code} ${event.diagnostic.message}`] : []));
}

/** Runs a body beside one that only wants to come to its end. */
async function beside(script: string, options: Parameters<typeof component>[2] = {}): Promise<FinishedRun> {
  const attack = command(component("attack", script, options));
  return runToEnd(job(pipeline({ attack, other: command(component("other", "sleep 0.6; echo done")) })));
}

const facts = (kind: string) => `AZML548 the file AZML_METRICS_FILE names is ${kind}, so that nothing the node logged there could be read`;

describe("a body that makes of its metrics file", () => {
  test.each([
    ["a folder", 'mkdir "$AZML_METRICS_FILE"; sleep 0.5', "a folder"],
    ["a named pipe", 'mkfifo "$AZML_METRICS_FILE"; sleep 0.5', "a named pipe"],
    ["a link to a device", 'ln -s /dev/zero "$AZML_METRICS_FILE"; sleep 0.5', "a link"],
    ["a link to somebody's file", 'ln -s /etc/hostname "$AZML_METRICS_FILE"; sleep 0.5', "a link"],
    ["a folder at its very end", 'mkdir "$AZML_METRICS_FILE"', "a folder"],
  ])("%s fails alone", async (_, script, kind) => {
    expect(ends(await beside(script))).toEqual({ attack: facts(kind), other: "Completed" });
  });

  test("far too much is read to a limit, which is told once", async () => {
    const run = await beside('truncate -s 600M "$AZML_METRICS_FILE"; sleep 0.5');
    expect(ends(run)).toEqual({ attack: "Completed", other: "Completed" });
    expect(warnings(run).filter((text) => text.startsWith("AZML549"))).toEqual([
      'AZML549 node "attack": it wrote more than 64 MiB to AZML_METRICS_FILE; what is beyond was not read',
    ]);
  });

  test("a heap of nonsense is warned of some times, and counted", async () => {
    const run = await beside('yes nonsense | head -n 100000 > "$AZML_METRICS_FILE"');
    expect(ends(run)["attack"]).toBe("Completed");
    expect(warnings(run)).toHaveLength(21);
    expect(warnings(run).at(-1)).toBe('AZML542 node "attack": 99,980 more lines of AZML_METRICS_FILE were of no use');
  });

  test("times and steps that are none are no metrics, so that the job can be read afterwards", async () => {
    const run = await beside(
      `cat > "$AZML_METRICS_FILE" <<'E'\n{"key":"a","value":1,"time":1e300}\n{"key":"b","value":1,"time":-1}\n{"key":"c","value":1,"step":1e999}\nE\n`,
    );
    expect(warnings(run)).toHaveLength(3);
    expect(run.record.nodes[0]?.metrics).toEqual({});
  });
});

describe("an artifact whose name", () => {
  test.each([
    ["has a NUL", String.raw`{"artifact":"a\u0000b"}`, "an artifact is not kept, as its name holds a secret or control characters: ab"],
    ["leads out", '{"artifact":"../../../x"}', '"../../../x" leads out of its folder'],
    ["is absolute", '{"artifact":"/etc/hostname"}', '"/etc/hostname" is an absolute path'],
    ["has a drive", '{"artifact":"C:x"}', '"C:x" begins with the letter of a drive'],
    ["goes over a link", '{"artifact":"link/hostname"}', '"link/hostname" goes over a link that leads elsewhere'],
    ["is a link", '{"artifact":"hostname"}', '"hostname" goes over a link that leads elsewhere'],
    ["is far too long", `{"artifact":"${"x".repeat(3000)}"}`, `there is no file ${"x".repeat(200)}… among the artifacts`],
    ["is that of a pipe", '{"artifact":"pipe"}', "there is no file pipe among the artifacts"],
    ["is that of a device", '{"artifact":"zero"}', '"zero" goes over a link that leads elsewhere'],
  ])("%s is not kept, which is told", async (_, fact, told) => {
    const made = "ln -s /etc link; ln -s /etc/hostname hostname; mkfifo pipe; ln -s /dev/zero zero; echo x > ../../../x; echo y > good";
    const facts = `printf '%s\\n' '${fact}' '{"artifact":"good"}' > "$AZML_METRICS_FILE"; sleep 0.4`;
    const run = await beside(`mkdir -p "$AZML_ARTIFACTS_FOLDER"; (cd "$AZML_ARTIFACTS_FOLDER"; ${made}); ${facts}`);
    expect(warnings(run)).toEqual([`AZML542 node "attack": ${told}`]);
    expect(Object.keys(run.record.nodes[0]?.artifacts ?? {})).toEqual(["good"]);
  });

  test("is fine lies in a folder that is a link, and is not kept", async () => {
    const run = await beside('ln -s /etc "$AZML_ARTIFACTS_FOLDER"; echo \'{"artifact":"hostname"}\' > "$AZML_METRICS_FILE"; sleep 0.4');
    expect(warnings(run)).toEqual(['AZML542 node "attack": "hostname" goes over a link that leads elsewhere']);
  });
});

describe("an output that is", () => {
  const text = { outputs: { said: { kind: "string" } } } as const;
  const file = { outputs: { data: { kind: "uri_file" } } } as const;
  const folder = { outputs: { data: { kind: "uri_folder" } } } as const;
  test.each([
    ["a text in a pipe", "mkfifo ${{outputs.said}}", text, /AZML548 output "said": .* is a named pipe, no file$/],
    ["a text without an end", "ln -s /dev/zero ${{outputs.said}}", text, /AZML548 output "said": .* is a device, no file$/],
    ["a text that is a folder", "mkdir ${{outputs.said}}", text, /AZML548 output "said": .* is a folder, no file$/],
    [
      "a text of 600 MB",
      "truncate -s 600M ${{outputs.said}}",
      text,
      /AZML549 output "said" has more than 1024 KiB, which is all that azml reads of it$/,
    ],
    ["a file and a pipe", "mkfifo ${{outputs.data}}", file, /AZML548 output "data": .* is a named pipe, no file$/],
    ["a file and a device", "ln -s /dev/zero ${{outputs.data}}", file, /AZML548 output "data": .* is a device, no file$/],
    [
      "a folder with a pipe",
      "mkdir ${{outputs.data}}/sub; mkfifo ${{outputs.data}}/sub/pipe",
      folder,
      /AZML548 output "data": .*sub.pipe is a named pipe, no file$/,
    ],
    [
      "a folder with a link to a device",
      "ln -s /dev/zero ${{outputs.data}}/zero",
      folder,
      /AZML548 output "data": .*zero is a device, no file$/,
    ],
  ] as const)("%s fails its node alone", async (_, script, options, told) => {
    const run = await beside(script, options);
    expect(ends(run)).toEqual({ attack: expect.stringMatching(told), other: "Completed" });
  });
});

describe("data that is", () => {
  test.each([
    ["a pipe", (path: string) => void spawnSync("sh", ["-c", `mkfifo "$1"`, "sh", path]), "a named pipe"],
    ["a link to a device", (path: string) => symlinkSync("/dev/zero", path), "a device"],
    [
      "a folder with a pipe",
      (path: string) => {
        mkdirSync(path);
        spawnSync("sh", ["-c", `mkfifo "$1"`, "sh", join(path, "pipe")]);
      },
      "a named pipe",
    ],
  ])("%s fails who reads it", async (_, make, kind) => {
    const path = join(temporaryFolder(), "data");
    make(path);
    const type = existsSync(join(path, "pipe")) ? "uri_folder" : "uri_file";
    const read = component("read", "echo", { inputs: { data: { kind: type } } });
    const other = component("other", "sleep 0.3");
    const run = await runToEnd(job(pipeline({ read: command(read, { data: localAsset(type, path) }), other: command(other) })));
    expect(ends(run)).toEqual({ read: expect.stringMatching(new RegExp(`^AZML548 .* is ${kind}, no file$`)), other: "Completed" });
  });
});

test("a log that a body has made a pipe of does not hold up who reads its last lines", async () => {
  const run = await beside("rm ../user_logs/std_log.txt; mkfifo ../user_logs/std_log.txt; exit 3");
  expect(ends(run)["attack"]).toMatch(/^AZML520 /);
});

test("what a body links its metrics to is never written", async () => {
  const victim = join(temporaryFolder(), "victim");
  writeFileSync(victim, "it is s3cret\n");
  const attack = component(
    "attack",
    `echo '{"key":"a","value":1}' > "$AZML_METRICS_FILE"; sleep 0.4; ln -f ${victim} "$AZML_METRICS_FILE"`,
  );
  await runToEnd(job(pipeline({ attack: command(attack) })), { secretVariables: { S: "s3cret" } });
  expect(readFileSync(victim, "utf8")).toBe("it is s3cret\n");
  expect(lstatSync(victim).isFile()).toBe(true);
});

test("Ctrl-C is heeded while a large input is hashed", async () => {
  const path = join(temporaryFolder(), "large");
  writeFileSync(path, "");
  // Without blocks on the disk, and minutes to hash.
  truncateSync(path, 400 * 2 ** 30);
  const read = component("read", "echo", { inputs: { data: { kind: "uri_file" } } });
  const workspace = await temporaryWorkspace();
  const stop = new AbortController();
  const run = await workspace.jobs.create(job(pipeline({ read: command(read, { data: localAsset("uri_file", path) }) })), {
    signal: stop.signal,
  });
  for await (const event of run.events()) if (event.type === "node_status" && event.status === "Preparing") stop.abort();
  expect((await run.wait()).status).toBe("Canceled");
  expect(existsSync(path)).toBe(true);
}, 20_000);
