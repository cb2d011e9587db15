import type { Context } from "hono";
import type { TypedResponse } from "hono/types";
import { writeJsonNumbers } from "../model/json-number.js";
import type { Person } from "../server/page-gate.js";
import type { ServerEnv } from "../server/server-env.js";
import type { JobRecord, NodeRecord } from "../workspace/job-record.js";
import type { Workspace } from "../workspace/workspace.js";
import { ApiProblem } from "./api-problem.js";

/** What the routes of the page work with. */
export interface PageContext {
  readonly workspace: Workspace;
  /** Version of azml. */
  readonly version: string;
  /** Something failed that is nobody's mistake who asks. */
  readonly onFailure: (error: unknown) => void;
  /** Told of every watch of a job: it ends with the job, or when nobody watches any longer. */
  readonly onWatch: (ended: Promise<void>) => void;
}

export type PageEnv = ServerEnv<Person>;

/** Answers with a value as JSON. Numbers that JSON has not are texts: `"NaN"`, `"Infinity"`. */
export function answer<T>(c: Context<PageEnv>, value: T): Response & TypedResponse<T, 200, "json"> {
  const response = c.body(writeJson(value), 200, { "content-type": "application/json" });
  return response as Response as Response & TypedResponse<T, 200, "json">;
}

export function writeJson(value: unknown): string {
  return JSON.stringify(value, writeJsonNumbers);
}

/** @throws ApiProblem 404 */
export async function jobOf({ workspace }: PageContext, name: string): Promise<JobRecord> {
  const job = await workspace.jobs.get(name);
  if (job === undefined) throw new ApiProblem(404, `There is no job "${name}".`, "AZML514");
  return job;
}

/**
 * The node that a request names by `node`.
 *
 * @throws ApiProblem 400 when it names none, 404 when the job has none of that path
 */
export function nodeOf(job: JobRecord, path: string | undefined): NodeRecord {
  if (path === undefined) throw new ApiProblem(400, "It has to be said which node is meant: node=PATH.");
  const node = job.nodes.find((one) => one.path === path);
  if (node === undefined) throw new ApiProblem(404, `Job "${job.name}" has no node "${path}".`, "AZML515");
  return node;
}

/**
 * A whole number of a request; the default when it says none.
 *
 * @throws ApiProblem 400 when it is none, or out of its bounds
 */
export function numberOf(
  c: Context<PageEnv>,
  name: string,
  { least = 0, most, otherwise }: { readonly least?: number; readonly most: number; readonly otherwise: number },
): number {
  const text = c.req.query(name);
  if (text === undefined) return otherwise;
  const number = /^\d{1,15}$/.test(text) ? Number(text) : NaN;
  if (number >= least && number <= most) return number;
  throw new ApiProblem(400, `${name} has to be a whole number from ${least} to ${most}.`);
}
