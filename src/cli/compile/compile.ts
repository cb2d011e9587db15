import { writeFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { AzmlError } from "../../diagnostics/azml-error.js";
import type { BundledJob } from "../../model/job.js";
import { type PlannedRequest, RequestList } from "../../rest/submit/request-list.js";
import { inSubmissionOrder } from "../../rest/submit/submission-order.js";
import { submitJob } from "../../rest/submit/submit-job.js";
import { makeFolder } from "../../util/make-folder.js";
import { writeJob } from "../../yaml/write-job.js";
import { type ExitCode, exitCode } from "../exit-code.js";
import { type JobFileOptions, prepareJob } from "../prepare-job.js";
import { reportProblems } from "../report-problems.js";
import type { Terminal } from "../terminal.js";

export interface CompileOptions extends Omit<JobFileOptions, "name"> {
  readonly output: string;
  readonly json?: boolean;
}

/** Writes FILE as YAML, bundles and REST bodies. */
export async function compile(file: string, options: CompileOptions, terminal: Terminal): Promise<ExitCode> {
  const { cwd, stdout } = terminal;
  const folder = resolve(cwd, options.output);
  const { job, diagnostics } = await prepareJob(file, options, {
    cwd,
    target: "local",
    bundles: () => Promise.resolve(makeOutput(join(folder, "bundles"))),
  });
  if (!job || diagnostics.length > 0) reportProblems(diagnostics, terminal, options.json && !job);
  if (!job) return exitCode.wrong;
  const written = [...writeJob(job, folder), ...(await restFiles(job))];
  for (const { path, text } of written) {
    const target = join(folder, path);
    makeOutput(dirname(target));
    writeFileSync(target, text);
  }
  const names = written.map(({ path }) => join(folder, path));
  if (options.json) stdout.write(`${JSON.stringify({ files: names })}\n`);
  else stdout.write(`${names.map((name) => relative(cwd, name)).join("\n")}\n`);
  return exitCode.done;
}

/** The requests of a submission in their order, one file each. */
async function restFiles(job: BundledJob): Promise<{ path: string; text: string }[]> {
  const list = new RequestList();
  await submitJob(job, list, { name: job.name ?? "JOB_NAME", experimentName: job.experimentName ?? "Default" });
  const named = list.requests.map((request) => ({ request, what: request.what, name: shownName(request) }));
  return inSubmissionOrder(named).map(({ request, what, name }, index) => {
    const number = String(index + 1).padStart(2, "0");
    return { path: `rest/${number}-${request.kind}-${what}-${name}.json`, text: `${JSON.stringify(request, null, 2)}\n` };
  });
}

/** Anonymous components are all called alike; their spec has a name of its own. */
function shownName(request: PlannedRequest): string {
  const { properties } = (request.kind === "put" ? request.body : {}) as { properties?: { componentSpec?: { name?: string } } };
  return (properties?.componentSpec?.name ?? request.name).replace(/[^\w.-]+/g, "-");
}

function makeOutput(folder: string): string {
  try {
    makeFolder(folder);
    return folder;
  } catch (error) {
    throw new AzmlError([
      {
        code: "AZML714",
        severity: "error",
        message: `${folder} cannot be made: ${(error as Error).message}`,
        hint: "name another folder with -o",
      },
    ]);
  }
}
