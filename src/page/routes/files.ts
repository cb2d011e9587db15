import { type Context, Hono } from "hono";
import { dirname } from "node:path";
import { CodeOfJob } from "../../compare/code-of-node.js";
import { terminalStatuses } from "../../events/run-event.js";
import { giveUserFile } from "../../server/user-file.js";
import type { JobRecord, OutputRecord } from "../../workspace/job-record.js";
import { ApiProblem } from "../api-problem.js";
import { answer, jobOf, nodeOf, type PageContext, type PageEnv } from "../page-context.js";
import { placeOf } from "../placed.js";
import { Artifacts, FilesAt, type ShownFiles } from "../shown-files.js";

/** Jobs whose code is kept in mind, at most. */
const mostCode = 8;

export function filesRoute(context: PageContext) {
  const code = new Map<string, CodeOfJob>();
  /** What a job that has ended was run with is looked for once. */
  const codeOf = (job: JobRecord): CodeOfJob => {
    const found = code.get(job.name) ?? new CodeOfJob(job);
    if (terminalStatuses.has(job.status)) code.set(job.name, found);
    const [oldest] = code.keys();
    if (code.size > mostCode && oldest !== undefined) code.delete(oldest);
    return found;
  };
  const asked = async (c: Context<PageEnv>): Promise<ShownFiles> => {
    const job = await jobOf(context, c.req.param("name") ?? "");
    return await filesOf(context, codeOf, job, { node: c.req.query("node"), of: c.req.query("of") });
  };
  return new Hono<PageEnv>()
    .get("/api/jobs/:name/files", async (c) => answer(c, await (await asked(c)).list(c.req.query("path") ?? "")))
    .get("/api/jobs/:name/file", async (c) => {
      const path = await (await asked(c)).file(c.req.query("path") ?? "");
      return giveUserFile(c, { path, download: c.req.query("download") === "1" });
    });
}

async function filesOf(
  { workspace }: PageContext,
  codeOf: (job: JobRecord) => CodeOfJob,
  job: JobRecord,
  { node: path, of = "" }: { readonly node: string | undefined; readonly of: string | undefined },
): Promise<ShownFiles> {
  if (of.startsWith("output:")) {
    const { outputs } = path === undefined ? job : nodeOf(job, path);
    return new FilesAt(placeOf(workspace, pathOfOutput(outputs, of.slice("output:".length))));
  }
  const node = nodeOf(job, path);
  switch (of) {
    case "artifact":
      return new Artifacts(node.artifacts ?? {}, (file) => placeOf(workspace, file));
    case "logs": {
      if (node.logFile === undefined) throw new ApiProblem(404, `Node "${node.path}" has no logs.`);
      return new FilesAt(placeOf(workspace, dirname(node.logFile)));
    }
    case "code": {
      const folder = workspace.kind === "local" ? await codeOf(job).folderOf(node) : undefined;
      if (folder === undefined) throw new ApiProblem(404, `The code of node "${node.path}" is not on this machine.`);
      return new FilesAt(placeOf(workspace, folder));
    }
    default:
      throw new ApiProblem(400, "of has to be output:NAME, artifact, code or logs.");
  }
}

function pathOfOutput(outputs: Readonly<Record<string, OutputRecord>>, name: string): string {
  const output = Object.hasOwn(outputs, name) ? outputs[name] : undefined;
  if (output === undefined) throw new ApiProblem(404, `There is no output "${name}".`, "AZML590");
  if (output.path === undefined) throw new ApiProblem(404, `Output "${name}" is a value, and has no files.`);
  return output.path;
}
