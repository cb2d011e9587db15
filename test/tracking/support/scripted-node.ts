import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { CommandNode } from "../../../src/model/command-node.js";
import { command, type CommandOptions, component, type Given } from "../../engine/support/job-builder.js";
import { type FinishedRun, logOf, temporaryFolder } from "../../engine/support/temporary-workspace.js";

/** What scripts of nodes begin with: calls of MLflow's API, as its clients make them, and a way to say what came out. */
const prelude = `
import { existsSync, readFileSync, writeFileSync } from "node:fs";
const { MLFLOW_TRACKING_URI: uri, MLFLOW_TRACKING_TOKEN: token, MLFLOW_RUN_ID: run, MLFLOW_EXPERIMENT_ID: experiment } = process.env;
const headers = { authorization: "Bearer " + token };
const call = async (method, path, body, options) => {
  const answer = await fetch(uri + path, { method, headers, body, ...(body && typeof body !== "string" ? { duplex: "half" } : {}), ...options });
  const text = await answer.text();
  try { return { status: answer.status, ...JSON.parse(text) }; } catch { return { status: answer.status, text }; }
};
const post = (path, body) => call("POST", "/api/2.0/mlflow/" + path, JSON.stringify(body));
const get = (path) => call("GET", "/api/2.0/mlflow/" + path);
const put = (path, body, of = run) => call("PUT", "/api/2.0/mlflow-artifacts/artifacts/" + of + "/artifacts/" + path, body);
const say = (what) => console.log(JSON.stringify(what));
const until = async (file) => { while (!existsSync(file)) await new Promise((resolve) => setTimeout(resolve, 20)); };
`;

/** A node whose process is a script with `post`, `get`, `put`, `call`, `say` and `until`. */
export function scripted(
  script: string,
  { given = {}, more = {}, ...options }: CommandOptions & { given?: Given; more?: Partial<CommandNode> } = {},
) {
  const code = join(temporaryFolder("script"), "code");
  mkdirSync(code);
  writeFileSync(join(code, "main.mjs"), `${prelude}${script}\n`);
  return command(component("scripted", "node main.mjs", { ...options, code }), given, more);
}

/** What a node's script said, one thing after the other. */
export async function said(run: FinishedRun, node: string): Promise<unknown[]> {
  const lines = (await logOf(run, node)).split("\n").filter((line) => line !== "");
  return lines.map((line) => JSON.parse(line) as unknown);
}
