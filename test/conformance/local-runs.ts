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
  /** Those by which it is refused with `--env auto`, and with `--env venv`. */
  readonly auto: readonly string[];
  readonly venv: readonly string[];
}

const words: Readonly<Record<string, string>> = {
  AZML505: "data lies in the cloud, or is registered elsewhere: register it here, or give a path",
  AZML506: "a component is registered elsewhere: register it here, and it runs",
  AZML561: "what is in the environment is not known: a workspace's own, or there is none",
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
    const codesOf = (all: "host" | "auto" | "venv"): readonly string[] => {
      const sink = new DiagnosticSink();
      const job = checkDefinition(defined, sink, { target: "local" });
      const place = { jobName: "job", datastores: path.join(sharedFolder, "none"), environments: { all } };
      const problems = job === undefined ? sink.list() : planJob(job, place).errors;
      return [...new Set<string>(problems.filter(({ severity }) => severity === "error").map(({ code }) => code))].sort();
    };
    return [{ name: source, codes: codesOf("host"), auto: codesOf("auto"), venv: codesOf("venv") }];
  });
}

/** The part of `docs/conformance.md` on local runs. */
export function localSection(runs: readonly LocalRun[]): string[] {
  const running = runs.filter(({ codes }) => codes.length === 0);
  const auto = runs.filter((run) => run.auto.length === 0);
  const venv = runs.filter((run) => run.venv.length === 0);
  const codes = [...new Set(runs.flatMap((run) => [...run.codes, ...run.auto, ...run.venv]))].sort();
  const count = (of: "codes" | "auto" | "venv", code: string): number => runs.filter((run) => run[of].includes(code)).length;
  return [
    "## Public examples on this machine",
    "",
    `Of ${runs.length} jobs of the public examples that azml reads, ${running.length} run on this machine as they are (what their commands call has to be installed).`,
    `With \`--env auto\`, which makes Python environments of what is known of a job's, ${auto.length} run; with \`--env venv\`, which makes one for every node, ${venv.length}.`,
    "The others are refused before anything runs; a job may have several reasons:",
    "",
    "| code | why | jobs | with `auto` | with `venv` |",
    "|---|---|---|---|---|",
    ...codes.map(
      (code) =>
        `| ${code} | ${words[code] ?? "a mistake in the job"} | ${count("codes", code)} | ${count("auto", code)} | ${count("venv", code)} |`,
    ),
    "",
    "What is refused with `auto`, each with its codes:",
    "",
    ...runs
      .filter((run) => run.auto.length > 0)
      .map(({ name, auto: why }) => `- \`${name.replace(/^azureml-examples\//, "")}\`: ${why.join(", ")}`),
  ];
}
