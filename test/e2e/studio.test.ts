import { existsSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { execa } from "execa";
import { expect, it, onTestFinished } from "vitest";
import { azml, countingProject, project, repository } from "./support.js";

const bin = join(repository, "dist/cli/main.js");

/** Starts azml, and gives the address that it prints first. */
async function started(folder: string, args: readonly string[]) {
  const process_ = execa(process.execPath, [bin, ...args], { cwd: folder, reject: false, env: { CI: "true", NO_COLOR: "1" } });
  onTestFinished(() => void process_.kill("SIGKILL"));
  let text = "";
  for await (const piece of process_.stdout.iterator({ end: false }) as AsyncIterable<string>) {
    text += piece;
    if (text.includes("\n")) break;
  }
  const address = /^Studio: (http:\/\/127\.0\.0\.1:\d+\/\?token=[\w-]+)$/m.exec(text)?.[1] ?? "";
  return { process_, address };
}

/** What a call of the page answers who has opened the address. */
async function asked(address: string, path: string): Promise<unknown> {
  const opened = await fetch(address, { redirect: "manual" });
  const cookie = opened.headers.get("set-cookie")?.split(";")[0] ?? "";
  return await (await fetch(new URL(path, address), { headers: { cookie } })).json();
}

it("stays until Ctrl-C, once for each workspace", async () => {
  const folder = project({});
  const file = join(folder, ".azml/studio.json");
  const { process_, address } = await started(folder, ["studio"]);
  expect(await asked(address, "/api/workspace")).toMatchObject({ kind: "local", name: join(folder, ".azml") });
  expect(statSync(file).mode & 0o777).toBe(0o600);
  const second = await azml(folder, ["studio"]);
  expect([second.exitCode, second.stdout, second.stderr]).toEqual([0, `Studio: ${address}\n`, ""]);
  process_.kill("SIGINT");
  expect((await process_).exitCode).toBe(130);
  expect(existsSync(file)).toBe(false);
}, 60_000);

it("takes the place of one that was killed, or whose file says something else", async () => {
  const folder = project({});
  const file = join(folder, ".azml/studio.json");
  const first = await started(folder, ["studio"]);
  first.process_.kill("SIGKILL");
  await first.process_;
  const second = await started(folder, ["studio"]);
  expect(second.address).toMatch(/^http/);
  expect(second.address).not.toBe(first.address);
  expect(JSON.parse(readFileSync(file, "utf8"))).toEqual({ address: second.address });
  second.process_.kill("SIGKILL");
  await second.process_;
  writeFileSync(file, '{"address":"http://evil.example/"}');
  const third = await started(folder, ["studio"]);
  expect(third.address).toMatch(/^http:\/\/127/);
  third.process_.kill("SIGINT");
  expect((await third.process_).exitCode).toBe(130);
}, 60_000);

it("says that a port is taken", async () => {
  const folder = project({});
  const server = createServer().listen(0, "127.0.0.1");
  await new Promise((resolve) => server.once("listening", resolve));
  onTestFinished(() => void server.close());
  const { port } = server.address() as { port: number };
  const { stderr, exitCode } = await azml(folder, ["studio", "--port", String(port)]);
  expect([exitCode, stderr]).toEqual([2, expect.stringContaining(`error AZML743: port ${port} is taken`)]);
}, 60_000);

it("is open while a job runs, and ends with it", async () => {
  const folder = countingProject();
  const { process_, address } = await started(folder, ["run", "pipeline.ts", "--studio", "--name", "shown"]);
  const opened = await fetch(address, { redirect: "manual" });
  expect(opened.status).toBe(303);
  const { exitCode, stdout } = await process_;
  expect(exitCode).toBe(0);
  expect(String(stdout)).toMatch(/^Studio: http.*\n/);
  await expect(fetch(address)).rejects.toThrow();
  const json = await azml(folder, ["run", "pipeline.ts", "--studio", "--json", "--name", "again"]);
  expect(String(json.stdout).split("\n")[0]).toMatch(/^\{/);
  expect(json.stderr).toMatch(/^Studio: http/);
}, 60_000);
