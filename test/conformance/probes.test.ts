import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import type { Call } from "../shared.js";
import { emitCase } from "./emit-case.js";
import type { Emitted } from "./emitted.js";

/** Files that say everything a command or pipeline node may say, and what azure-ai-ml 1.35.2 sends for them. */
const folder = fileURLToPath(new URL("./probes", import.meta.url));
const probes = readdirSync(folder)
  .filter((name) => name.endsWith(".golden.json"))
  .map((name) => name.replace(".golden.json", ""));

describe.each(probes)("%s", (probe) => {
  const golden = JSON.parse(readFileSync(path.join(folder, `${probe}.golden.json`), "utf8")) as Emitted;

  it("is sent as azure-ai-ml sends it", async () => {
    const kind = golden.request?.call.replace("PUT ", "") ?? "";
    // Some hold branches and loops, which azure-ai-ml sends with its switch on.
    const mine = await emitCase(folder, { golden: probe, source: `${probe}.yml`, kind, private: true });
    expect(blank(mine.rest)).toEqual(blank(golden.rest));
    expect(distinct(mine.calls)).toEqual(distinct(golden.calls));
  });
});

/** Generated names differ, and the order of independent calls; equal calls count once. */
function distinct(calls: readonly Call[] = []): unknown[] {
  const texts = calls.map((call) => JSON.stringify(sorted(blank(call))));
  return [...new Set(texts)].sort().map((text) => JSON.parse(text) as unknown);
}

function blank(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value).replace(/<(GUID|JOB)-\d+>/g, "<$1>"));
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, item]) => [key, sorted(item)]),
  );
}
