import { readFileSync } from "node:fs";
import path from "node:path";
import { goldenWorkspace, jsonFiles, sharedFolder } from "../../../shared.js";

/** One request that azure-ai-ml sent to the real service, with its answer. */
export interface Exchange {
  /** `dsl/test_dsl….json 12`. */
  readonly place: string;
  readonly method: string;
  readonly url: URL;
  /** `PUT /jobs/name` below the workspace; `PUT https://host/path` elsewhere. */
  readonly what: string;
  readonly status: number;
  // oxlint-disable-next-line no-explicit-any
  readonly request: any;
  readonly response: unknown;
}

interface Recorded {
  readonly method: string;
  readonly uri: string;
  readonly status: number;
  readonly request?: unknown;
  readonly response?: unknown;
}

const management = `https://management.azure.com${goldenWorkspace}`;

/** Every request of every recording, in order. */
export function recordedSessions(): Exchange[][] {
  const folder = path.join(sharedFolder, "recordings");
  return [...jsonFiles(folder)].map((file) => {
    const recorded = JSON.parse(readFileSync(file, "utf8").replaceAll("<WS>", goldenWorkspace)) as Recorded[];
    return recorded.map(({ method, uri, status, request, response }, index) => {
      const url = new URL(uri.replace(`/${goldenWorkspace}`, goldenWorkspace));
      const where = `${url.origin}${decodeURIComponent(url.pathname)}`;
      const what = `${method} ${where.startsWith(management) ? where.slice(management.length) : where}`;
      return { place: `${path.relative(folder, file)} ${index}`, method, url, what, status, request, response };
    });
  });
}
