import { chmodSync, mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import { fileURLToPath } from "node:url";
import { onTestFinished, vi } from "vitest";
import { findSpark, javaLack } from "../../../src/engine/spark/find-spark.js";
import type { InlineEnvironment } from "../../../src/model/environment.js";
import type { SparkComponent } from "../../../src/model/spark-component.js";
import type { SparkNode } from "../../../src/model/spark-node.js";
import type { InputValues } from "../../../src/model/value.js";
import type { LocalWorkspace } from "../../../src/workspace/local/open-local-workspace.js";
import { pythonLack } from "./python.js";
import { temporaryFolder, temporaryWorkspace } from "./temporary-workspace.js";

/** A Spark node without its name. */
export function spark(component: Partial<SparkComponent>, inputs: InputValues = {}, more: Partial<SparkNode> = {}): SparkNode {
  const of: SparkComponent = {
    kind: "spark",
    name: "application",
    inputs: {},
    outputs: {},
    isDeterministic: true,
    entry: { file: "main.py" },
    source: "YAML.COMPONENT",
    ...component,
  };
  return { kind: "spark", name: "", component: of, inputs, outputs: {}, source: "YAML.COMPONENT", ...more };
}

/** What a `spark-submit` of this test's has been given. */
export interface Submitted {
  readonly args: readonly string[];
  readonly files: readonly string[];
  readonly env: Readonly<Record<string, string>>;
}

/** This machine without its Spark and Java, and with nothing said of them. */
export function withoutSpark(path = ""): void {
  vi.stubEnv("PATH", [path, join(process.execPath, ".."), "/usr/bin", "/bin"].filter((folder) => folder !== "").join(delimiter));
  vi.stubEnv("JAVA_HOME", undefined);
  for (const name of ["SPARK_HOME", "SPARK_CONF_DIR", "SPARK_LOCAL_IP", "SPARK_LOCAL_DIRS", "PYSPARK_PYTHON"]) vi.stubEnv(name, undefined);
  vi.stubEnv("PYSPARK_DRIVER_PYTHON", "jupyter");
  onTestFinished(() => void vi.unstubAllEnvs());
}

/** Puts a `spark-submit` on PATH that prints what it was given as one line of JSON, and then does `more` (JavaScript). Beside it is a `java`. */
export function recordingSpark(more = ""): string {
  const folder = temporaryFolder("spark");
  const script = `const { readdirSync } = require("node:fs");
console.log(JSON.stringify({ args: process.argv.slice(2), files: readdirSync(".").sort(), env: process.env }));
${more}
`;
  writeFileSync(join(folder, "record.cjs"), script);
  program(join(folder, "spark-submit"), `exec node '${join(folder, "record.cjs")}' "$@"`);
  program(join(folder, "java"), "exit 1");
  withoutSpark(folder);
  return folder;
}

/** Writes a program in `sh`. */
export function program(file: string, text: string): void {
  mkdirSync(join(file, ".."), { recursive: true });
  writeFileSync(file, `#!/bin/sh\n${text}\n`);
  chmodSync(file, 0o755);
}

/** What was given, from the node's log. */
export function submitted(log: string): Submitted {
  return JSON.parse(log.split("\n", 1)[0] ?? "") as Submitted;
}

const environments = fileURLToPath(new URL("../../../.cache/environments", import.meta.url));

/** Where a real Spark runs: this machine's, or with `AZML_SPARK=1` one of PyPI in an environment that is kept for later tests; or why it does not. */
export function realSpark(): { readonly environment?: InlineEnvironment } | { readonly lack: string } {
  const lack = pythonLack ?? javaLack(process.env)?.lack;
  if (lack !== undefined) return { lack };
  const found = findSpark(process.env);
  if (!("lack" in found)) return {};
  if (process.env["AZML_SPARK"] !== "1") return { lack: `${found.lack}; AZML_SPARK=1 installs it` };
  return { environment: { kind: "inline", conda: { dependencies: ["python", { pip: ["pyspark==3.5.5"] }] } } };
}

/** A workspace that keeps its environments for later tests. */
export async function workspaceForSpark(): Promise<LocalWorkspace> {
  const folder = temporaryFolder("spark");
  mkdirSync(environments, { recursive: true });
  symlinkSync(environments, join(folder, "environments"));
  return temporaryWorkspace(folder);
}
