import { isMasked } from "../../secrets/secrets.js";
import type { JobOrigin, JobRecord } from "../../workspace/job-record.js";

/**
 * The line that says how to go on with a job that has not come to its end; undefined where there is nothing to go on with, or `azml resume`
 * would refuse.
 *
 * @param localWorkspace what the user has named it by
 */
export function howToGoOn({ name, status, origin }: JobRecord, localWorkspace: string | undefined): string | undefined {
  if ((status !== "Failed" && status !== "Canceled") || origin === undefined || hasSecret(origin)) return undefined;
  return goOnLine(name, localWorkspace);
}

export function goOnLine(job: string, localWorkspace: string | undefined): string {
  const workspace = localWorkspace === undefined ? "" : ` --local-workspace ${quoted(localWorkspace)}`;
  return `Go on with it: azml resume ${job}${workspace}`;
}

/** Was an option that is kept a secret, so that it is not kept as it was? */
export function hasSecret({ options: { input, set } }: JobOrigin): boolean {
  return isMasked(JSON.stringify([input, set]));
}

function quoted(text: string): string {
  return /^[\w./:\\@~-]+$/.test(text) ? text : `"${text}"`;
}
