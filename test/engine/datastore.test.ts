import { existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import type { InputValue } from "../../src/model/value.js";
import { placeOutput } from "../../src/engine/place-output.js";
import { command, component, job, pipeline } from "./support/job-builder.js";
import { logOf, runToEnd, temporaryFolder, temporaryWorkspace } from "./support/temporary-workspace.js";

const write = (text: string): string =>
  `mkdir -p "\${{outputs.o}}/sub" && echo ${text} > "\${{outputs.o}}/sub/${text}" && echo ${text} > "\${{outputs.o}}/same"`;
const outputs = { o: { kind: "uri_folder" } } as const;
const path = "azureml://datastores/blob/paths/history";
const setting = { outputs: { o: { path } } };
const there: InputValue = { kind: "asset", asset: { type: "uri_folder", path: { kind: "remote", uri: path } } };
const read = component("read", "cd ${{inputs.data}}; ls -A . sub; cat same", { inputs: { data: { kind: "uri_folder" } } });

test("an output goes to its datastore, is seen in the run too, and is an input of the next job", async () => {
  const workspace = await temporaryWorkspace();
  const folder = join(workspace.name, "datastores", "blob", "history");
  const writing = (text: string) => command(component("w", write(text), { outputs }), {}, setting);
  const first = await runToEnd(
    job(pipeline({ w: writing("one"), r: command(read, { data: "${{parent.jobs.w.outputs.o}}" }) })),
    {},
    workspace,
  );
  expect(first.record.nodes[0]?.outputs).toEqual({ o: { path: folder } });
  expect(first.events.filter((event) => event.type === "node_output").map(({ path }) => path)).toEqual([folder]);
  expect(first.events.filter((event) => event.type === "warning")).toEqual([]);
  expect(await logOf(first, "r")).toBe(".:\nsame\nsub\n\nsub:\none\none\n");
  expect(readFileSync(join(first.record.where, "w", "outputs", "o", "same"), "utf8")).toBe("one\n");

  await runToEnd(job(pipeline({ w: writing("two") })), {}, workspace);
  const third = await runToEnd(job(pipeline({ r: command(read, { data: there }) })), {}, workspace);
  expect(await logOf(third, "r")).toBe(".:\nsame\nsub\n\nsub:\none\ntwo\ntwo\n");
  expect(readFileSync(join(first.record.where, "w", "outputs", "o", "same"), "utf8")).toBe("one\n");
});

test("what another node of the job writes to a datastore is an input by its path; one that does not wait for it is told", async () => {
  const wait = component("wait", "cat ${{inputs.after}} > /dev/null; cat ${{inputs.data}}/same", {
    inputs: { after: { kind: "uri_file" }, data: { kind: "uri_folder" } },
  });
  const both = component("w", `${write("one")}; echo > \${{outputs.done}}`, { outputs: { ...outputs, done: { kind: "uri_file" } } });
  const nodes = { w: command(both, {}, setting), r: command(wait, { after: "${{parent.jobs.w.outputs.done}}", data: there }) };
  const run = await runToEnd(job(pipeline(nodes)));
  expect(run.record.status).toBe("Completed");
  expect(await logOf(run, "r")).toBe("one\n");
  const early = await runToEnd(
    job(pipeline({ r: command(read, { data: there }), w: command(component("w", write("one"), { outputs }), {}, setting) })),
    {
      maxParallel: 1,
    },
  );
  expect(early.record.nodes[0]?.failure).toMatchObject({
    code: "AZML503",
    message: expect.stringContaining('input "data" is not there') as string,
  });
});

test("of a node that fails nothing reaches the datastore; what is in the way fails the node", async () => {
  const workspace = await temporaryWorkspace();
  const folder = join(workspace.name, "datastores", "blob", "history");
  const failing = component("w", `${write("half")}; exit 1`, { outputs });
  await runToEnd(job(pipeline({ w: command(failing, {}, setting) })), {}, workspace);
  expect(existsSync(folder)).toBe(false);
  mkdirSync(join(folder, "same"), { recursive: true });
  const { record } = await runToEnd(job(pipeline({ w: command(component("w", write("whole"), { outputs }), {}, setting) })), {}, workspace);
  expect(record.nodes[0]?.failure).toMatchObject({ code: "AZML531" });
  expect(record.nodes[0]?.failure?.message).toContain(folder);
});

test("the job's output names the place, for a file too", async () => {
  const file = component("file", "echo hi > ${{outputs.o}}", { outputs: { o: { kind: "uri_file" } } });
  const { record } = await runToEnd(
    job(
      pipeline({ w: command(file, {}, { bound: { o: "result" } }) }, { outputs: { result: { kind: "uri_file" } } }),
      {},
      { name: "filing", outputs: { result: { path: "azureml://datastores/blob/paths/${{name}}/${{output_name}}.txt" } } },
    ),
  );
  const expected = join(record.where, "..", "..", "datastores", "blob", "filing", "result.txt");
  expect(record.outputs).toEqual({ result: { path: expected } });
  expect(readFileSync(expected, "utf8")).toBe("hi\n");
});

test("placing leaves nothing else behind, keeps links, and takes a file that is already there", async () => {
  const folder = temporaryFolder();
  mkdirSync(join(folder, "from"));
  writeFileSync(join(folder, "from", "a"), "a");
  symlinkSync("missing", join(folder, "from", "dangling"));
  for (const _ of [1, 2]) await placeOutput(join(folder, "from"), join(folder, "to"));
  expect(readdirSync(join(folder, "to"), { withFileTypes: true }).map((entry) => [entry.name, entry.isSymbolicLink()])).toEqual([
    ["a", false],
    ["dangling", true],
  ]);
});

test("a path that lies in the cloud is pointed at", async () => {
  const uri = "azureml://datastores/blob/paths/elsewhere";
  const data: InputValue = { kind: "asset", asset: { type: "uri_folder", path: { kind: "remote", uri } } };
  const running = runToEnd(job(pipeline({ r: command(read, { data }) })));
  await expect(running).rejects.toMatchObject({ diagnostics: [{ code: "AZML505", path: "jobs.r.inputs.data", focus: uri }] });
});
