import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { onTestFinished } from "vitest";
import { type AsAzure, type CheckTarget, checkJob } from "../../src/check/check-job.js";
import type { IsRegisteredHere } from "../../src/check/service/rules/registered-here.js";
import { versionText } from "../../src/model/asset-reference.js";
import { printDiagnostics } from "../../src/diagnostics/print.js";
import { DiagnosticSink } from "../../src/diagnostics/sink.js";
import type { PipelineJob } from "../../src/model/pipeline-job.js";
import { readPipelineJob } from "../../src/yaml/read-pipeline-job.js";

/** Files by name; a folder is created for each. */
type Files = Readonly<Record<string, string>>;

export interface CheckYamlOptions {
  readonly files?: Files;
  readonly target?: CheckTarget;
  readonly asAzure?: AsAzure;
  /** `components train:1` and the like: what this machine has registered. */
  readonly registered?: readonly string[];
  /** Changes the job as it was read, where the reader would not let the mistake through. */
  readonly change?: (job: PipelineJob) => PipelineJob;
}

/** What is printed for a pipeline job in YAML, after the reader took it without complaint. */
export function checkYaml(
  yaml: string,
  { files = {}, target = "local", asAzure, registered, change = (job) => job }: CheckYamlOptions = {},
): string {
  const folder = writeFiles({ "job.yml": yaml, ...files });
  const { job, diagnostics } = readPipelineJob(path.join(folder, "job.yml"));
  if (!job || diagnostics.length > 0) throw new Error(printDiagnostics(diagnostics, { color: false, cwd: folder }));
  const sink = new DiagnosticSink();
  const isRegisteredHere: IsRegisteredHere = (kind, name, version) =>
    registered?.includes(`${kind} ${name}${versionText(version)}`) === true;
  const checked = checkJob(change(job), sink, { target, ...(asAzure && { asAzure }), ...(registered && { isRegisteredHere }) });
  const found = sink.list();
  if ((checked === undefined) !== found.some(({ severity }) => severity === "error"))
    throw new Error("a job is branded if and only if it has no error");
  // Absolute paths in notes differ from one machine to the next.
  return printDiagnostics(found, { color: false, cwd: folder }).replaceAll(folder, "<folder>");
}

/** A folder with files, gone when the test has ended. */
function writeFiles(files: Files): string {
  const folder = realpathSync(mkdtempSync(path.join(tmpdir(), "azml-check-")));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    writeFileSync(path.join(folder, name), text);
  }
  return folder;
}
