import { readFileSync } from "node:fs";
import path from "node:path";
import { compact } from "../../../src/util/compact.js";
import { goldenWorkspace, jsonFiles, readGolden, sharedFolder } from "../../shared.js";

/** What is read: by the collection of the address. */
const kinds = ["jobs", "components", "environments", "data", "models", "schedules"] as const;
export type Kind = (typeof kinds)[number];

/** A body with where it comes from. */
export interface FoundBody {
  readonly kind: Kind;
  /** `goldens/dsl/a.json rest`, `recordings/dsl/b.json 12 answer`. */
  readonly place: string;
  readonly name?: string;
  readonly version?: string;
  readonly body: Body;
}

// oxlint-disable-next-line no-explicit-any
export type Body = any;

const calls: Readonly<Record<string, Kind>> = {
  "PUT job": "jobs",
  "PUT component": "components",
  "PUT environment": "environments",
  "PUT data": "data",
  "PUT model": "models",
  "PUT schedule": "schedules",
};

/** Every body that azure-ai-ml 1.35 sent for the corpus. */
export function* goldenBodies(): Generator<FoundBody> {
  const folder = path.join(sharedFolder, "goldens");
  for (const file of jsonFiles(folder)) {
    const golden = readGolden(file);
    const last = golden.rest === undefined || golden.request === undefined ? [] : [{ ...golden.request, body: golden.rest }];
    for (const [index, { call, name, version, body }] of [...(golden.calls ?? []), ...last].entries()) {
      const kind = calls[call];
      if (kind === undefined) continue;
      yield { kind, place: `${path.relative(folder, file)} ${index}`, ...compact({ name, version }), body };
    }
  }
}

interface Exchange {
  readonly method: string;
  readonly uri: string;
  readonly status: number;
  readonly request?: Body;
  readonly response?: Body;
}

const address = new RegExp(`${goldenWorkspace}/(\\w+)/([^/?]+)(?:/versions/([^/?]+))?\\?`);

/** Every request that was recorded, and every answer that is a definition. */
export function* recordedBodies(): Generator<FoundBody & { readonly side: "request" | "answer" }> {
  const folder = path.join(sharedFolder, "recordings");
  for (const file of jsonFiles(folder)) {
    const exchanges = JSON.parse(readFileSync(file, "utf8").replaceAll("<WS>", goldenWorkspace)) as Exchange[];
    for (const [index, { method, uri, status, request, response }] of exchanges.entries()) {
      const [, collection, name, version] = address.exec(uri) ?? [];
      const kind = kinds.find((one) => one === collection);
      // Without a version it is the answer about all versions of something.
      const isDefinition = kind === "jobs" || kind === "schedules" || version !== undefined;
      if (kind === undefined || !isDefinition || (status !== 200 && status !== 201)) continue;
      const place = `${path.relative(folder, file)} ${index}`;
      if (method === "PUT") yield { kind, place: `${place} request`, side: "request", ...compact({ name, version }), body: request };
      if ((method === "PUT" || method === "GET") && response?.properties !== undefined) {
        yield { kind, place: `${place} answer`, side: "answer", ...compact({ name, version }), body: response };
      }
    }
  }
}
