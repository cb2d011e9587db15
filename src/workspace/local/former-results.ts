import { existsSync } from "node:fs";
import type { NodePath } from "../../events/run-event.js";
import { join } from "node:path";
import { nodeFolder } from "../../engine/node-folder.js";
import type { NodeOutput } from "../../engine/node-output.js";
import type { FormerResult } from "../../engine/plan/run-plan.js";
import { isMasked } from "../../secrets/secrets.js";
import type { JobOrigin } from "../job-record.js";
import type { WorkspaceDatabase } from "./database.js";

/** The results that the nodes of a job had in earlier runs of its file, or in one job that is named. */
export class FormerResults {
  readonly #statements;
  readonly #of: string | undefined;
  readonly #origin: JobOrigin | undefined;

  constructor(database: WorkspaceDatabase, of: string | undefined, origin: JobOrigin | undefined) {
    this.#of = of;
    this.#origin = origin;
    this.#statements = {
      // An export is one of several jobs of a file.
      ofFile: database.prepare(
        `SELECT jobs.id AS id, jobs.name AS job FROM nodes JOIN jobs ON jobs.id = nodes.job_id
         WHERE nodes.path = ? AND nodes.status = 'Completed' AND jobs.origin ->> 'file' = ? AND jobs.origin -> 'options' ->> 'export' IS ?
         ORDER BY jobs.id DESC LIMIT 1`,
      ),
      ofJob: database.prepare(
        `SELECT jobs.id AS id, jobs.name AS job FROM nodes JOIN jobs ON jobs.id = nodes.job_id
         WHERE nodes.path = ? AND nodes.status = 'Completed' AND jobs.name = ?`,
      ),
      outputs: database.prepare("SELECT name, path, value FROM outputs WHERE job_id = ? AND node = ?"),
      // A result that was taken or used again is followed to the node that made it.
      maker: database.prepare(
        `WITH RECURSIVE back (id, node, from_id, from_node) AS (
           SELECT job_id, path, reused_from, reused_node FROM nodes WHERE job_id = ? AND path = ?
           UNION SELECT job_id, path, reused_from, coalesce(reused_node, path) FROM nodes JOIN back ON job_id = from_id AND path = coalesce(from_node, node)
         ) SELECT jobs.id AS id, jobs.folder AS folder, back.node AS node FROM back JOIN jobs ON jobs.id = back.id WHERE back.from_id IS NULL`,
      ),
      // Outputs of a sweep or a loop were made by what is in it.
      contents: database.prepare(
        "SELECT path, contents FROM nodes WHERE job_id = ? AND contents IS NOT NULL AND (path = ? OR substr(path, 1, length(?) + 1) = ? || '/')",
      ),
    };
  }

  /** The newest; undefined when there is none, or its outputs are gone, or were not kept as they hold a secret. */
  find(node: NodePath): FormerResult | undefined {
    const row = this.#row(node);
    if (!row) return undefined;
    const { kept, contents } = this.#made(row.id, node);
    const outputs = new Map<string, NodeOutput>();
    for (const { name, path, value } of this.#statements.outputs.all(row.id, node) as OutputRow[]) {
      if (value !== null && isMasked(value)) return undefined;
      // What lies in a datastore may be another run's by now; the run has kept its own.
      const own = kept(name);
      const readAt = path !== null && !contents.has(path) && own !== undefined && contents.has(own) ? own : undefined;
      if (path !== null && !existsSync(readAt ?? path)) return undefined;
      outputs.set(name, { ...(path !== null && { path }), ...(readAt !== undefined && { readAt }), ...(value !== null && { value }) });
    }
    return { job: row.job, outputs, contents };
  }

  /** Where the node that made a result has written its outputs, and the hash of each file or folder as it was then. */
  #made(
    id: number,
    node: NodePath,
  ): { readonly kept: (output: string) => string | undefined; readonly contents: ReadonlyMap<string, string> } {
    const maker = this.#statements.maker.get(id, node) as { id: number; folder: string; node: string } | undefined;
    const contents = new Map<string, string>();
    if (maker === undefined) return { kept: () => undefined, contents };
    const { folder } = maker;
    const rows = this.#statements.contents.all(maker.id, maker.node, maker.node, maker.node) as { path: string; contents: string }[];
    for (const row of rows) {
      for (const [output, hash] of Object.entries(JSON.parse(row.contents) as Record<string, string>))
        contents.set(join(nodeFolder(folder, row.path).outputs, output), hash);
    }
    return { kept: (output) => join(nodeFolder(folder, maker.node).outputs, output), contents };
  }

  #row(node: NodePath): { readonly id: number; readonly job: string } | undefined {
    const { ofJob, ofFile } = this.#statements;
    const origin = this.#origin;
    const found =
      this.#of !== undefined
        ? ofJob.get(node, this.#of)
        : origin?.file !== undefined && ofFile.get(node, origin.file, origin.options["export"] ?? null);
    return found as { id: number; job: string } | undefined;
  }
}

interface OutputRow {
  readonly name: string;
  readonly path: string | null;
  readonly value: string | null;
}
