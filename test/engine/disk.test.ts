import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, statSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import type { CommandComponent } from "../../src/model/command-component.js";
import type { BundledJob } from "../../src/model/job.js";
import { openLocalWorkspace } from "../../src/workspace/local/open-local-workspace.js";
import { command, component, job, pipeline } from "./support/job-builder.js";
import { ballast, diskLack, makeReadOnly, smallDisk } from "./support/small-disk.js";
import { runToEnd, statuses, temporaryFolder, temporaryWorkspace } from "./support/temporary-workspace.js";

const outputs = { out: { kind: "uri_file" } } as const;
const first = component("first", "echo one > ${{outputs.out}}", { outputs });

/** `first`, and a node after it that runs a command. */
function chain(second: string, name?: string): BundledJob {
  const after: CommandComponent = component("second", second, { inputs: { data: { kind: "uri_file" } }, outputs });
  const nodes = { first: command(first), second: command(after, { data: "${{parent.jobs.first.outputs.out}}" }) };
  return job(pipeline(nodes), {}, name === undefined ? {} : { name });
}

/** A workspace whose runs lie on a disk of their own. */
async function withRunsOn(disk: string) {
  const folder = temporaryFolder();
  mkdirSync(join(disk, "runs"));
  symlinkSync(join(disk, "runs"), join(folder, "runs"));
  return temporaryWorkspace(folder);
}

describe.skipIf(diskLack !== undefined)("a disk that is full", () => {
  test("while a node writes its outputs: the node fails, and the next job goes on", async () => {
    const disk = smallDisk();
    const workspace = await withRunsOn(disk);
    const fill = 'head -c 20000000 /dev/zero > ${{outputs.out}} || { rm ${{outputs.out}}; echo "no room"; exit 1; }';
    const { record } = await runToEnd(chain(fill), {}, workspace);
    expect(statuses(record)).toEqual({ first: "Completed", second: "Failed" });
    expect(record.nodes[1]?.failure).toMatchObject({ code: "AZML520", message: "the command ended with exit code 1" });
    const again = await runToEnd(chain("cat ${{inputs.data}} > ${{outputs.out}}"), {}, workspace);
    expect(statuses(again.record)).toEqual({ first: "Completed", second: "Completed" });
    expect(again.record.nodes[0]?.reason).toBe(`the same as in ${record.name}`);
  });

  test("while a log is written: the node goes on, and it is told that its log ends early", async () => {
    const disk = smallDisk();
    const workspace = await withRunsOn(disk);
    const file = ballast(disk, 1024);
    const print = `yes abcdefghijklmnop | head -c 2000000; rm "${file}"; echo two > \${{outputs.out}}`;
    const { record, events } = await runToEnd(chain(print), {}, workspace);
    expect(statuses(record)).toEqual({ first: "Completed", second: "Completed" });
    expect(readFileSync(record.nodes[1]?.outputs["out"]?.path ?? "", "utf8")).toBe("two\n");
    const warnings = events.flatMap((event) => (event.type === "warning" ? [event.diagnostic] : []));
    expect(warnings.map(({ code, message }) => `${code}: ${message}`)).toEqual([
      'AZML547: node "second": its log ends early, as it could not be written: ENOSPC: no space left on device, write',
    ]);
    expect(statSync(record.nodes[1]?.logFile ?? "").size).toBeGreaterThan(900_000);
  });

  test("while the store writes: the run ends and says why, its store can be read, and its results are used when there is room", async () => {
    const disk = smallDisk();
    const folder = join(disk, "workspace");
    const workspace = await temporaryWorkspace(folder);
    // What is printed has no room in the store.
    const fill = `head -c 20000000 /dev/zero > "${join(disk, "ballast")}"; seq 20000; exit 0`;
    await expect(runToEnd(chain(fill, "full"), {}, workspace)).rejects.toThrow(
      "AZML512: the workspace's database cannot be written: the disk is full",
    );
    // Nobody but this process can have written anything.
    expect((await openAndRead(folder, "full"))?.nodes[0]?.status).toBe("Completed");
    rmSync(join(disk, "ballast"));
    const record = await workspace.jobs.get("full");
    expect(record).toMatchObject({
      status: "Failed",
      failure: { code: "AZML512", message: "the run broke off: the workspace's database cannot be written: the disk is full" },
    });
    expect(statuses(record!)).toEqual({ first: "Completed", second: "Canceled" });
    const again = await runToEnd(chain("cat ${{inputs.data}} > ${{outputs.out}}"), {}, workspace);
    expect(again.record.nodes.map(({ status, reason }) => [status, reason])).toEqual([
      ["Completed", "the same as in full"],
      ["Completed", undefined],
    ]);
  });
});

async function openAndRead(folder: string, name: string) {
  const workspace = await openLocalWorkspace({ folder, make: false });
  try {
    return await workspace.jobs.get(name);
  } finally {
    await workspace.close();
  }
}

describe.skipIf(diskLack !== undefined)("a disk that may not be written", () => {
  test("for the workspace", async () => {
    const disk = smallDisk();
    const before = temporaryFolder();
    await (await openLocalWorkspace({ folder: before })).close();
    cpSync(before, join(disk, "old"), { recursive: true });
    makeReadOnly(disk);
    await expect(openLocalWorkspace({ folder: join(disk, "new") })).rejects.toThrow(
      /^AZML501: the workspace folder .* cannot be made: the disk is mounted for reading only/,
    );
    const old = await temporaryWorkspace(join(disk, "old"));
    expect(await old.jobs.list()).toEqual([]);
    await expect(old.jobs.create(chain("true"))).rejects.toThrow(
      /^AZML501: the workspace's database cannot be written: permission is missing, or the disk is mounted for reading only/,
    );
    expect(existsSync(join(disk, "new"))).toBe(false);
  });

  test("for outputs: the node fails and the path is named", async () => {
    const disk = smallDisk();
    const workspace = await temporaryWorkspace();
    mkdirSync(join(disk, "target"));
    makeReadOnly(disk);
    symlinkSync(disk, join(workspace.name, "datastores"));
    const path = "azureml://datastores/target/paths/out.txt";
    const node = command(first, {}, { outputs: { out: { path } } });
    const { record } = await runToEnd(job(pipeline({ node })), {}, workspace);
    expect(record.nodes[0]).toMatchObject({ status: "Failed", failure: { code: "AZML531" } });
    expect(record.nodes[0]?.failure?.message).toMatch(/^the node's files could not be written or read: EROFS: .*datastores/);
  });
});
