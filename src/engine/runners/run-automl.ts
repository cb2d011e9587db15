import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { automlPackages } from "../automl/packages.js";
import { automlDriver, searchSettings } from "../automl/search-settings.js";
import { lastLines } from "../last-lines.js";
import { NodeFailure } from "../node-failure.js";
import { dataFiles } from "../parallel/data-files.js";
import type { PlannedAutoml } from "../plan/run-plan.js";
import { followingFacts } from "./follow-facts.js";
import { type EnvironmentSettings, nodeEnvironment } from "./node-environment.js";
import type { NodeRequest } from "./node-request.js";
import { runProcessGroup } from "./process-group.js";
import { findProgram } from "./shell.js";
import { byName } from "../../util/by-name.js";

export interface AutomlRunSettings extends EnvironmentSettings {
  /** Settings of the search that are bindings, as texts. */
  readonly bound: ReadonlyMap<string, string>;
}

/** Searches for a model in a process of its own. All trials are in `trials.json` of the node's folder, the best model is its output. */
export async function runAutoml(request: NodeRequest<PlannedAutoml>, settings: AutomlRunSettings): Promise<void> {
  const { planned, folder, outputs, log, signal } = request;
  const env: NodeJS.ProcessEnv = {
    ...nodeEnvironment(request, settings),
    PYTHONDONTWRITEBYTECODE: "1",
    PYTHONWARNINGS: "ignore",
    PYTHONUNBUFFERED: "1",
  };
  const file = join(folder.path, "automl.json");
  const answerFile = join(folder.path, "automl-answer.json");
  const search = {
    ...searchSettings(planned, settings.bound),
    data: tables(request),
    model: outputs.get("best_model"),
    trials: join(folder.path, "trials.json"),
    requirements: automlPackages,
    cores: planned.local.cpus,
  };
  writeFileSync(file, `${JSON.stringify(search, null, 2)}\n`);
  log.open();
  await followingFacts(request, async () => {
    const end = await runProcessGroup({
      program: findProgram("python", env["PATH"]) ?? "python",
      args: [join(automlDriver, "automl.py"), file, answerFile],
      cwd: folder.path,
      env,
      onOutput: (chunk, stream) => log.write(chunk, stream),
      onStarted: request.started,
      signal,
    });
    log.close();
    if (signal.aborted) return;
    const problem = end.exitCode === 0 ? problemIn(answerFile) : `the search ended with ${end.signal ?? `exit code ${end.exitCode}`}`;
    if (problem === undefined) return;
    throw new NodeFailure({ code: "AZML567", message: problem, lastLines: lastLines(log.file), logFile: log.file });
  });
}

/** How each table is read. */
function tables({ inputs, planned }: NodeRequest<PlannedAutoml>): Record<string, object> {
  const found = byName<object>();
  for (const [input, { text }] of inputs) {
    const { files, partitions, table } = dataFiles(text, planned.ports.inputs[input]?.kind ?? "mltable");
    if (table === undefined || files.length === 0) {
      const message = `${input} is no table: an mltable says how its files are read (read_delimited, read_parquet, read_json_lines)`;
      throw new NodeFailure({ code: "AZML553", message });
    }
    found[input] = { files, partitions, ...table };
  }
  return found;
}

function problemIn(file: string): string | undefined {
  return (JSON.parse(readFileSync(file, "utf8")) as { readonly problem?: string }).problem;
}
