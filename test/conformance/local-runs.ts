import path from "node:path";
import { checkDefinition } from "../../src/check/check-definition.js";
import { DiagnosticSink } from "../../src/diagnostics/sink.js";
import { planJob } from "../../src/engine/plan/plan-job.js";
import { readDefinition } from "../../src/yaml/read-definition.js";
import { sharedFolder } from "../shared.js";
import { readIndex } from "./emit-case.js";

/** A job of the public examples, and the codes by which a run on this machine is refused. */
export interface LocalRun {
  readonly name: string;
  readonly codes: readonly string[];
}

const words: Readonly<Record<string, string>> = {
  AZML505: "data lies in the cloud, or is registered elsewhere: register it here, or give a path",
  AZML506: "a component is registered elsewhere: register it here, and it runs",
  AZML518: "a kind of node does not run here",
  AZML568: "AutoML here has none of the algorithms that it is to try",
};

/** Every job of the public examples that azml reads, planned for this machine. Its code files are stubs, so none is run. */
export function planExamples(): readonly LocalRun[] {
  const rows = readIndex(path.join(sharedFolder, "goldens/index.json"));
  return rows.flatMap(({ golden, source, kind }): LocalRun[] => {
    if (!golden.startsWith("azureml-examples/") || kind !== "job") return [];
    const { defined } = readDefinition(path.join(sharedFolder, "corpus", source));
    if (defined?.job === undefined) return [];
    const sink = new DiagnosticSink();
    const job = checkDefinition(defined, sink, { target: "local" });
    const problems = job === undefined ? sink.list() : planJob(job, { jobName: "job", datastores: path.join(sharedFolder, "none") }).errors;
    const codes = problems.filter(({ severity }) => severity === "error").map(({ code }) => code);
    return [{ name: source, codes: [...new Set<string>(codes)].sort() }];
  });
}

/** The part of `docs/conformance.md` on local runs. */
export function localSection(runs: readonly LocalRun[]): string[] {
  const running = runs.filter(({ codes }) => codes.length === 0);
  const codes = [...new Set(runs.flatMap((run) => run.codes))].sort();
  return [
    "## Public examples on this machine",
    "",
    `Of ${runs.length} jobs of the public examples that azml reads, ${running.length} run on this machine as they are (what their commands call has to be installed).`,
    "The others are refused before anything runs; a job may have several reasons:",
    "",
    "| code | why | jobs |",
    "|---|---|---|",
    ...codes.map(
      (code) => `| ${code} | ${words[code] ?? "a mistake in the job"} | ${runs.filter((run) => run.codes.includes(code)).length} |`,
    ),
  ];
}
