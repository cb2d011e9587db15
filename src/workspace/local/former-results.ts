import { existsSync } from "node:fs";
import type { NodePath } from "../../events/run-event.js";
import type { FormerResult } from "../../engine/plan/run-plan.js";
import { isMasked } from "../../secrets/secrets.js";
import type { JobOrigin, OutputRecord } from "../job-record.js";
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
    };
  }

  /** The newest; undefined when there is none, or its outputs are gone, or were not kept as they hold a secret. */
  find(node: NodePath): FormerResult | undefined {
    const row = this.#row(node);
    if (!row) return undefined;
    const outputs = new Map<string, OutputRecord>();
    for (const { name, path, value } of this.#statements.outputs.all(row.id, node) as OutputRow[]) {
      if (path !== null && !existsSync(path)) return undefined;
      if (value !== null && isMasked(value)) return undefined;
      outputs.set(name, { ...(path !== null && { path }), ...(value !== null && { value }) });
    }
    return { job: row.job, outputs };
  }

  #row(node: NodePath): { readonly id: number; readonly job: string } | undefined {
    const { ofJob, ofFile } = this.#statements;
    const origin = this.#origin;
    const found =
      this.#of !== undefined
        ? ofJob.get(node, this.#of)
        : origin && "file" in origin && ofFile.get(node, origin.file, origin.options["export"] ?? null);
    return found as { id: number; job: string } | undefined;
  }
}

interface OutputRow {
  readonly name: string;
  readonly path: string | null;
  readonly value: string | null;
}
