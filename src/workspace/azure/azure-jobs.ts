import path from "node:path";
import type { TokenCredential } from "@azure/identity";
import { AzmlError } from "../../diagnostics/azml-error.js";
import type { Diagnostic } from "../../diagnostics/diagnostic.js";
import { type RunEvent, terminalStatuses } from "../../events/run-event.js";
import { defaultExperiment } from "../../model/default-experiment.js";
import type { BundledJob } from "../../model/job.js";
import { readJobBody } from "../../rest/read/read-job.js";
import { submitDefinition } from "../../rest/submit/submit-definition.js";
import { newJobName } from "../job-name.js";
import type { CreateJobOptions, JobDefinition, JobOperations, JobRun, ListJobsOptions, MetricHistory } from "../job-operations.js";
import type { JobRecord } from "../job-record.js";
import { apiVersions } from "./api-versions.js";
import type { Answer } from "./answer.js";
import type { ArmClient } from "./arm-client.js";
import { AzureTarget } from "./azure-target.js";
import { machineLearningScope } from "./credential.js";
import { openDatastore } from "./datastore.js";
import { downloadFiles } from "./download-files.js";
import { gitProperties } from "./git-properties.js";
import { jobRecord, studioUrl } from "./job-record.js";
import { isAskedFor, listViews } from "./list-options.js";
import { LogReader, shownLogs } from "./log-reader.js";
import { RunHistory } from "./run-history.js";
import { runsOf } from "./runs-of.js";
import { existingJob, type Polling, streamJob } from "./stream-job.js";
import type { TokenSource } from "./token-source.js";

export interface AzureJobsOptions {
  readonly blobEndpoint?: string | undefined;
  readonly polling: Polling;
  /** Put the git commit into the properties of jobs. */
  readonly git: boolean;
}

/** Jobs of an Azure ML workspace. */
export class AzureJobs implements JobOperations {
  readonly #arm: ArmClient;
  readonly #credential: TokenCredential;
  readonly #tokens: TokenSource;
  readonly #options: AzureJobsOptions;
  readonly #history: RunHistory;

  constructor(arm: ArmClient, credential: TokenCredential, tokens: TokenSource, options: AzureJobsOptions) {
    this.#arm = arm;
    this.#credential = credential;
    this.#tokens = tokens;
    this.#options = options;
    this.#history = new RunHistory(arm);
  }

  async create(job: BundledJob, options: CreateJobOptions = {}): Promise<JobRun> {
    // Before uploads, which may take long: whoever cannot sign in should know at once.
    await this.#tokens.get(machineLearningScope);
    const name = job.name ?? newJobName();
    const folder = job.location === undefined ? process.cwd() : path.dirname(job.location.file);
    const properties = this.#options.git ? await gitProperties(folder) : {};
    const { signal } = options;
    const target = new AzureTarget(this.#arm, this.#credential, { ...this.#options, signal });
    const names = { name, experimentName: defaultExperiment(process.cwd()), properties };
    const created = await submitDefinition(options.as ?? job, target, names).catch((error: unknown) => {
      throw signal?.aborted && !target.jobSent ? interrupted(name, target.made) : error;
    });
    const run = new Followed(name);
    // A job is there also when it was aborted while it was sent.
    if (signal?.aborted) await this.#stop(name);
    else
      signal?.addEventListener("abort", () => void this.#stop(name).catch((error: AzmlError) => run.tell(error.diagnostics)), {
        once: true,
      });
    return this.#run(run, studioUrl(created as Answer, this.#arm.workspace));
  }

  /** Throws AZML624: nobody else would be told that the job goes on. */
  async #stop(name: string): Promise<void> {
    await this.cancel(name).catch((error: unknown) => {
      throw error instanceof AzmlError ? notCanceled(name, error) : error;
    });
  }

  async get(name: string): Promise<JobRecord | undefined> {
    const job = await this.#arm.find(`/jobs/${name}`, apiVersions.jobs);
    if (job === undefined) return undefined;
    // What the management API says holds also while run history cannot be asked.
    const known = async <T>(ask: Promise<T>): Promise<T | undefined> =>
      ask.catch((error: unknown) => {
        if (error instanceof AzmlError) return undefined;
        throw error;
      });
    const failed = jobRecord(job, this.#arm.workspace).status === "Failed";
    const [children, details] = await Promise.all([
      known(runsOf(job, this.#history)),
      failed ? known(this.#history.details(name)) : undefined,
    ]);
    return jobRecord(job, this.#arm.workspace, children, details?.failure);
  }

  async definition(name: string): Promise<JobDefinition | undefined> {
    const { workspace } = this.#arm;
    const answer = await this.#arm.find(`/jobs/${name}`, apiVersions.jobs);
    if (answer === undefined) return undefined;
    const { definition, diagnostics } = readJobBody(answer, { workspace });
    if (definition === undefined) throw new AzmlError([...diagnostics]);
    return { job: definition, warnings: diagnostics };
  }

  /** The nodes' states are not part of a list; `get` has them. */
  async list(options: ListJobsOptions = {}): Promise<readonly JobRecord[]> {
    const { limit = 50, view = "active", tags = [] } = options;
    const [tag] = tags;
    const query = { listViewType: listViews[view], ...(tag && { tag: tag.key }) };
    // The service knows the view and the key of one tag; the rest is looked at here, page by page.
    const read = (job: Answer): JobRecord => jobRecord(job, this.#arm.workspace);
    const jobs = await this.#arm.list("/jobs", apiVersions.jobs, query, limit, (job) => isAskedFor(read(job), options));
    return jobs.map(read);
  }

  async archive(name: string): Promise<void> {
    await this.#history.setHidden(await this.#experimentOf(name), name, true);
  }

  async restore(name: string): Promise<void> {
    await this.#history.setHidden(await this.#experimentOf(name), name, false);
  }

  async download(name: string, output: string, to: string, { node }: { readonly node?: string } = {}): Promise<void> {
    const job = await existingJob(this.#arm, name);
    const child = node === undefined ? undefined : (await runsOf(job, this.#history)).find((one) => one.node === node);
    const run = node === undefined ? name : child?.logsOf;
    const told = run === undefined ? undefined : (await this.#history.outputUris(run)).get(output);
    // Of a job's own output the service may only say what it was sent, and that only when a place was named.
    const sent = node === undefined ? jobRecord(job, this.#arm.workspace).outputs[output]?.path : undefined;
    const uri = told ?? sent?.replaceAll("${{name}}", name).replaceAll("${{output_name}}", output);
    const [, datastore, path = ""] = /datastores\/([^/]+)\/paths\/(.+)$/.exec(uri ?? "") ?? [];
    const who = node === undefined ? name : `${name}/${node}`;
    if (datastore === undefined || path.includes("${{"))
      throw missingOutput(`the service does not say where output "${output}" of ${who} lies${uri === undefined ? "" : `: ${uri}`}`);
    const { container } = await openDatastore(this.#arm, datastore, this.#credential, this.#options.blobEndpoint);
    if (!(await downloadFiles(container, path, to))) throw missingOutput(`output "${output}" of ${who} is empty or gone: ${uri}`);
  }

  async #experimentOf(name: string): Promise<string> {
    return jobRecord(await existingJob(this.#arm, name), this.#arm.workspace).experimentName;
  }

  async *stream(name: string): AsyncIterable<RunEvent> {
    yield* streamJob(this.#arm, this.#history, name, this.#options.polling);
  }

  async cancel(name: string): Promise<void> {
    await this.#arm.request("POST", `/jobs/${name}/cancel`, apiVersions.jobs);
  }

  async *logs(name: string, options: { readonly node?: string } = {}): AsyncIterable<string> {
    const job = await existingJob(this.#arm, name);
    for (const child of await runsOf(job, this.#history)) {
      if (options.node !== undefined && child.node !== options.node) continue;
      const { logFiles } = await this.#history.details(child.logsOf);
      for (const [, url] of shownLogs(logFiles)) {
        for (const line of await new LogReader(this.#arm).lines(url, true))
          yield options.node === undefined ? `${child.node}> ${line}\n` : `${line}\n`;
      }
    }
  }

  /** The newest values: what run history keeps of a metric has no address that is documented. */
  async metrics(name: string, nodes?: readonly string[]): Promise<readonly MetricHistory[]> {
    const record = await this.get(name);
    const asked = record?.nodes.filter(({ path }) => nodes === undefined || nodes.includes(path)) ?? [];
    return asked.flatMap(({ path: node, metrics, endedAt }) => {
      const time = endedAt === undefined ? Date.now() : Date.parse(endedAt);
      return Object.entries(metrics).map(([key, value]) => ({ node, key, points: [{ step: 0, value, time }] }));
    });
  }

  #run(run: Followed, where: string): JobRun {
    const { name } = run;
    return {
      name,
      where,
      events: () => run.events(this.stream(name)),
      cancel: () => this.cancel(name),
      wait: async () => {
        for await (const event of this.stream(name)) if (event.type === "job_status" && terminalStatuses.has(event.status)) break;
        return (await this.get(name))!;
      },
    };
  }
}

/** A job's events, and beside them what happens to it behind the caller's back. */
class Followed {
  #untold: readonly Diagnostic[] = [];

  constructor(readonly name: string) {}

  tell(diagnostics: readonly Diagnostic[]): void {
    this.#untold = diagnostics.map((diagnostic) => ({ ...diagnostic, severity: "warning" }));
  }

  async *events(stream: AsyncIterable<RunEvent>): AsyncIterable<RunEvent> {
    for await (const event of stream) {
      for (const diagnostic of this.#untold) yield { job: this.name, time: Date.now(), type: "warning", diagnostic };
      this.#untold = [];
      yield event;
    }
  }
}

function notCanceled(name: string, error: AzmlError): AzmlError {
  const notes = error.diagnostics.flatMap((d) => [d.message, ...(d.notes ?? [])]);
  const hint = `it goes on, and costs what it costs: azml job cancel ${name}`;
  return new AzmlError([{ code: "AZML624", severity: "error", message: `job ${name} is there, and could not be canceled`, notes, hint }]);
}

function interrupted(name: string, made: readonly string[]): AzmlError {
  const hint = "nothing runs; what is there costs next to nothing, and the next try finds it and does not send it again";
  const notes = made.length === 0 ? ["nothing was left in the workspace"] : made.map((id) => `there by now: ${shortId(id)}`);
  return new AzmlError([{ code: "AZML623", severity: "error", message: `interrupted before job ${name} was sent`, notes, hint }]);
}

/** `components/train/versions/1` of an ARM id. */
function shortId(id: string): string {
  return /\/workspaces\/[^/]+\/(.+)$/.exec(id)?.[1] ?? id;
}

function missingOutput(message: string): AzmlError {
  return new AzmlError([{ code: "AZML590", severity: "error", message }]);
}
