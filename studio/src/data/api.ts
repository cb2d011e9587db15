import type { JobPatch, JobView } from "../../../src/page/views.js";
import type { FilePlace, JobListener, LogLines, Source } from "./source.js";

/** The server that the page came from. */
export const api: Source = {
  workspace: () => get("/api/workspace"),
  jobs: (search) => get(`/api/jobs?${search}`),
  follow,
  metrics: (job, nodes) => get(`${jobPath(job)}/metrics?${nodes.map((node) => `node=${encodeURIComponent(node)}`).join("&")}`),
  log: (job, node, lines) => get(`${jobPath(job)}/log?${query({ node, ...numbers(lines) })}`),
  files: ({ job, ...place }) => get(`${jobPath(job)}/files?${query(place)}`),
  fileAddress: ({ job, ...place }: FilePlace, download = false) =>
    `${jobPath(job)}/file?${query({ ...place, ...(download && { download: "1" }) })}`,
  why: (job, node) => get(`${jobPath(job)}/why?${query({ node })}`),
  cancel: async (job) => {
    await answer(await fetch(`${jobPath(job)}/cancel`, { method: "POST" }));
  },
};

function follow(job: string, { onView, onPatch, onEnd, onMissing, onSilence }: JobListener): () => void {
  const events = new EventSource(`${jobPath(job)}/live`);
  events.addEventListener("view", ({ data }: MessageEvent<string>) => onView(JSON.parse(data) as JobView));
  events.addEventListener("patch", ({ data }: MessageEvent<string>) => onPatch(JSON.parse(data) as JobPatch));
  events.addEventListener("end", () => {
    events.close();
    onEnd();
  });
  // A browser asks again for as long as nobody answers, and not when the answer is no stream.
  events.addEventListener("error", () => (events.readyState === EventSource.CLOSED ? onMissing() : onSilence()));
  return () => events.close();
}

async function get<T>(path: string): Promise<T> {
  return (await answer(await fetch(path))) as T;
}

async function answer(response: Response): Promise<unknown> {
  if (response.ok) return response.json();
  const body = (await response.json().catch(() => undefined)) as { readonly error?: { readonly message?: string } } | undefined;
  throw new Error(body?.error?.message ?? `the server answered ${response.status}`);
}

function jobPath(job: string): string {
  return `/api/jobs/${encodeURIComponent(job)}`;
}

function query(fields: Readonly<Record<string, string | undefined>>): string {
  const given = Object.entries(fields).filter((field): field is [string, string] => field[1] !== undefined);
  return new URLSearchParams(given).toString();
}

function numbers(lines: LogLines): Record<string, string> {
  return Object.fromEntries(Object.entries(lines).map(([name, value]) => [name, String(value)]));
}
