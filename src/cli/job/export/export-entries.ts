import { existsSync, statSync } from "node:fs";
import { basename, join, relative } from "node:path";
import type { RunEvent } from "../../../events/run-event.js";
import { writeEvent } from "../../../events/event-text.js";
import { writeJsonNumbers } from "../../../model/json-number.js";
import type { JobRecord, NodeRecord, OutputRecord } from "../../../workspace/job-record.js";
import { CodeOfJob } from "../../../compare/code-of-node.js";
import { filesAt } from "../../../compare/compare-files.js";
import { readme } from "./readme.js";
import { metricsTable, paramsTable } from "./tables.js";

/** A file of an export: its path there, and where it is, or its text. A path that ends with `/` is an empty folder. */
export type Entry = { readonly name: string } & ({ readonly path: string } | { readonly text: string });

export interface ExportOptions {
  /** Default: true. */
  readonly outputs?: boolean;
}

/** Everything that is known of a job, as files that can be read without azml. Paths in `job.json` are those of the export. */
export async function exportEntries(record: JobRecord, events: readonly RunEvent[], { outputs = true }: ExportOptions): Promise<Entry[]> {
  const code = new CodeOfJob(record);
  const entries: Entry[] = [];
  const places = new Map<string, string>();
  const add = (from: string, to: string): string => {
    const known = places.get(from);
    if (known !== undefined) return known;
    places.set(from, to);
    entries.push(...entriesOf(from, to));
    return to;
  };
  const nodes: unknown[] = [];
  for (const node of record.nodes) nodes.push(await exportNode(node));

  async function exportNode(node: NodeRecord): Promise<object> {
    const folder = `nodes/${node.path}`;
    const { logFile, ...rest } = node;
    const source = await code.folderOf(node);
    const fromSnapshot = source !== undefined && relative(record.where, source).startsWith(".snapshots");
    return {
      ...rest,
      ...(logFile !== undefined && existsSync(logFile) && { logFile: add(logFile, `${folder}/std_log.txt`) }),
      ...(source !== undefined && { code: add(source, fromSnapshot ? `code/${basename(source)}` : `${folder}/code`) }),
      outputs: outputsAt(node.outputs, `${folder}/outputs`),
      ...(node.artifacts && {
        artifacts: Object.fromEntries(
          Object.entries(node.artifacts).flatMap(([name, artifact]) =>
            existsSync(artifact.path) ? [[name, { ...artifact, path: add(artifact.path, `${folder}/artifacts/${name}`) }]] : [],
          ),
        ),
      }),
    };
  }

  function outputsAt(given: Readonly<Record<string, OutputRecord>>, folder: string): Record<string, OutputRecord> {
    return Object.fromEntries(
      Object.entries(given).map(([name, { path, ...output }]) => {
        const isThere = path !== undefined && outputs && existsSync(path);
        return [name, isThere ? { ...output, path: add(path, `${folder}/${name}`) } : output];
      }),
    );
  }

  const job = { ...record, nodes, outputs: outputsAt(record.outputs, "outputs") };
  return [
    { name: "README.txt", text: readme(record, outputs) },
    { name: "job.json", text: `${JSON.stringify(job, writeJsonNumbers, 2)}\n` },
    { name: "events.jsonl", text: events.map((event) => `${writeEvent(event)}\n`).join("") },
    { name: "metrics.csv", text: metricsTable(events) },
    { name: "params.csv", text: paramsTable(record) },
    ...entries,
  ];
}

function entriesOf(from: string, to: string): Entry[] {
  if (!statSync(from).isDirectory()) return [{ name: to, path: from }];
  const files = [...filesAt(from)].map(([name, { path }]): Entry => ({ name: join(to, name).replaceAll("\\", "/"), path }));
  return files.length > 0 ? files : [{ name: `${to}/`, text: "" }];
}
