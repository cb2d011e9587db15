import { existsSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { execa } from "execa";
import { expect, it, onTestFinished } from "vitest";
import { azml, countingProject, project, repository } from "./support.js";

const bin = join(repository, "dist/cli/main.js");

/** Starts azml, and gives the address that it prints first. */
async function started(folder: string, args: readonly string[]) {
  const running = execa(process.execPath, [bin, ...args], { cwd: folder, reject: false, env: { CI: "true", NO_COLOR: "1" } });
  onTestFinished(() => void running.kill("SIGKILL"));
  let text = "";
  await new Promise<void>((resolve) => {
    running.stdout.on("data", (piece: Buffer) => {
      text += piece.toString();
      if (text.includes("\n")) resolve();
    });
    running.stdout.on("end", () => resolve());
  });
  const address = /^Studio: (http:\/\/127\.0\.0\.1:\d+\/\?token=[\w-]+)$/m.exec(text)?.[1] ?? "";
  return { running, address };
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
  const { running, address } = await started(folder, ["studio"]);
  expect(await asked(address, "/api/workspace")).toMatchObject({ kind: "local", name: join(folder, ".azml") });
  expect(statSync(file).mode & 0o777).toBe(0o600);
  const second = await azml(folder, ["studio"]);
  expect([second.exitCode, second.stdout, second.stderr]).toEqual([0, `Studio: ${address}\n`, ""]);
  running.kill("SIGINT");
  expect((await running).exitCode).toBe(130);
  expect(existsSync(file)).toBe(false);
}, 60_000);

it("takes the place of one that was killed, or whose file says something else", async () => {
  const folder = project({});
  const file = join(folder, ".azml/studio.json");
  const first = await started(folder, ["studio"]);
  first.running.kill("SIGKILL");
  await first.running;
  const second = await started(folder, ["studio"]);
  expect(second.address).toMatch(/^http/);
  expect(second.address).not.toBe(first.address);
  expect(JSON.parse(readFileSync(file, "utf8"))).toEqual({ address: second.address });
  second.running.kill("SIGKILL");
  await second.running;
  writeFileSync(file, '{"address":"http://evil.example/"}');
  const third = await started(folder, ["studio"]);
  expect(third.address).toMatch(/^http:\/\/127/);
  third.running.kill("SIGINT");
  expect((await third.running).exitCode).toBe(130);
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
  const { running, address } = await started(folder, ["run", "pipeline.ts", "--studio", "--name", "shown"]);
  const opened = await fetch(address, { redirect: "manual" });
  expect(opened.status).toBe(303);
  const { exitCode, stdout } = await running;
  expect(exitCode).toBe(0);
  expect(stdout).toMatch(/^Studio: http.*\n/);
  await expect(fetch(address)).rejects.toThrow("fetch failed");
  const json = await azml(folder, ["run", "pipeline.ts", "--studio", "--json", "--name", "again"]);
  expect(String(json.stdout).split("\n")[0]).toMatch(/^\{/);
  expect(json.stderr).toMatch(/^Studio: http/m);
}, 60_000);
