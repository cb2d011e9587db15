import { DiagnosticSink } from "../../diagnostics/sink.js";
import type { Diagnostic } from "../../diagnostics/diagnostic.js";
import type { StandaloneJob } from "../../model/standalone-job.js";

/** Every `${{inputs.x}}` in the command of a job names one of its inputs. azure-ai-ml says so when it submits the job, not when it checks it. */
export function standaloneProblems(job: StandaloneJob): Diagnostic[] {
  const sink = new DiagnosticSink();
  const command = job.kind === "command_job" ? job.command : job.kind === "sweep_job" ? job.trial.command : "";
  // Its very patterns: blanks hide a name from it, and so do the brackets around a word that may be left out.
  const optional = new Set([...command.matchAll(/\[[\w.\s-]*\$\{\{inputs\.([\w.-]+)\}\}\]/g)].map(([, name]) => name));
  for (const [focus, name = ""] of command.matchAll(/\$\{\{inputs\.([\w.-]+)\}\}/g)) {
    if (name in job.inputs || optional.has(name)) continue;
    sink.add({
      code: "AZML301",
      severity: "error",
      message: `Inputs to job does not contain '${name}' referenced in command`,
      path: job.kind === "sweep_job" ? "trial.command" : "command",
      focus,
      notes: [`inputs: ${Object.keys(job.inputs).join(", ") || "none"}`],
      ...(job.location && { location: job.location }),
    });
  }
  return sink.list();
}
