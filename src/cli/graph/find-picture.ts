import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { AzmlError } from "../../diagnostics/azml-error.js";
import type { Diagnostic } from "../../diagnostics/diagnostic.js";
import { compileFile } from "../../load/compile-file.js";
import { definitionWord } from "../../model/definition.js";
import type { PipelineJob } from "../../model/pipeline-job.js";
import { pictureOfJob } from "../../page/picture-of-job.js";
import { graphOfJob } from "../../picture/graph-of-job.js";
import type { JobGraph } from "../../picture/job-graph.js";
import { withRuns } from "../../picture/with-runs.js";
import { maskTexts } from "../../secrets/mask-texts.js";
import { Secrets } from "../../secrets/secrets.js";
import { didYouMean } from "../../util/did-you-mean.js";
import { withoutReordering } from "../../util/control-sequences.js";
import type { NodeRecord } from "../../workspace/job-record.js";
import type { JobFileOptions } from "../prepare.js";
import { reportProblems } from "../report-problems.js";
import type { Terminal } from "../terminal.js";
import { openWorkspace, type WorkspaceOptions } from "../workspace-options.js";

export interface PictureOptions extends WorkspaceOptions, Omit<JobFileOptions, "name"> {}

/** What is to be drawn: what a file defines, or a job. */
export interface Picture {
  readonly graph: JobGraph;
  /** Name of the job. */
  readonly job?: string;
  /** What its nodes have come to. */
  readonly nodes?: readonly NodeRecord[];
}

/** What FILE defines, or the job of that name when there is no such file; undefined when the file is wrong, which has been told. */
export async function findPicture(target: string, options: PictureOptions, terminal: Terminal): Promise<Picture | undefined> {
  const isFile = existsSync(resolve(terminal.cwd, target)) || /[/\\]|\.(?:[cm]?[jt]s|tsx|ya?ml)$/i.test(target);
  const found = isFile ? await ofFile(target, options, terminal) : await ofJob(target, options, terminal);
  return found && maskTexts(found, (text) => withoutReordering(secrets.mask(text)));
}

/** Addresses with signatures and the like, as they are hidden wherever azml prints them. */
const secrets = new Secrets();

async function ofFile(file: string, options: PictureOptions, terminal: Terminal): Promise<Picture | undefined> {
  const { cwd } = terminal;
  const { input = {}, set, export: exportName } = options;
  const { job, definition, diagnostics } = await compileFile(file, {
    cwd,
    folder: cwd,
    target: "files",
    given: { texts: input, folder: cwd },
    ...(set && { overrides: set }),
    ...(exportName !== undefined && { exportName }),
  });
  reportProblems(diagnostics, terminal);
  if (!definition) return undefined;
  const drawn = job ?? (definition.kind === "pipeline" ? jobOf(definition) : undefined);
  if (drawn) return { graph: graphOfJob(drawn) };
  const message = `${file} defines a ${definitionWord(definition)}, and a picture is one of a job or a pipeline`;
  throw problem("AZML720", message, "give a file that defines a job, or name another export with --export");
}

/** A pipeline by itself has no values yet. */
function jobOf(component: PipelineJob["component"]): PipelineJob {
  return { kind: "pipeline_job", settings: {}, component, inputs: {}, outputs: {}, source: component.source };
}

async function ofJob(name: string, options: PictureOptions, terminal: Terminal): Promise<Picture> {
  const given = (["input", "set", "export"] as const).find((option) => options[option] !== undefined);
  const workspace = await openWorkspace(options, terminal);
  try {
    const jobs = name === "last" ? await workspace.jobs.list({ limit: 1 }) : [];
    const record = await workspace.jobs.get(jobs[0]?.name ?? name);
    if (!record) {
      const names = (await workspace.jobs.list({ limit: 100, view: "all" })).map((job) => job.name);
      const meant = didYouMean(name, names);
      const message = `there is no file ${name}, and workspace ${workspace.name} has no ${name === "last" && names.length === 0 ? "jobs" : "job of that name"}`;
      throw problem("AZML712", message, meant ? `did you mean ${meant}?` : "azml job list shows the jobs there are");
    }
    if (given !== undefined) {
      throw problem("AZML713", `--${given} is for a file, and ${record.name} is a job`, "give the file that the job was made of");
    }
    const { graph, warnings } = await pictureOfJob(workspace, record);
    reportProblems(warnings, terminal);
    return { graph: withRuns(graph, record.nodes), job: record.name, nodes: record.nodes };
  } finally {
    await workspace.close();
  }
}

function problem(code: Diagnostic["code"], message: string, hint: string): AzmlError {
  return new AzmlError([{ code, severity: "error", message, hint }]);
}
