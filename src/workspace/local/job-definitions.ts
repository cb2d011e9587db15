import { createHash } from "node:crypto";
import { gunzipSync, gzipSync } from "node:zlib";
import type { Diagnostic } from "../../diagnostics/diagnostic.js";
import type { SubmittedJob } from "../../model/definition.js";
import { maskTexts } from "../../secrets/mask-texts.js";
import { isMasked, type Mask } from "../../secrets/secrets.js";
import type { JobDefinition } from "../job-operations.js";
import type { WorkspaceDatabase } from "./database.js";
import { readDefinition, writeDefinition } from "./definition-text.js";

/** What jobs were made of, as it was when they were created. Jobs of the same definition share it. */
export class JobDefinitions {
  readonly #statements;

  constructor(database: WorkspaceDatabase) {
    this.#statements = {
      keep: database.prepare("INSERT OR IGNORE INTO definitions (hash, body) VALUES (?, ?)"),
      note: database.prepare("UPDATE jobs SET definition = ? WHERE id = ?"),
      has: database.prepare("SELECT 1 FROM definitions WHERE hash = ?"),
      find: database.prepare("SELECT body FROM jobs JOIN definitions ON hash = definition WHERE id = ?"),
    };
  }

  /** Keeps what a job was made of, without its secrets. Belongs into the transaction that creates the job. */
  keep(jobId: number, definition: SubmittedJob, mask: Mask): void {
    const { name: _, ...unnamed } = maskTexts(definition, mask);
    const text = writeDefinition(unnamed, { keepsPlaces: true });
    const hash = createHash("sha256").update(text).digest("base64url");
    if (this.#statements.has.get(hash) === undefined) this.#statements.keep.run(hash, gzipSync(text, { level: 3 }));
    this.#statements.note.run(hash, jobId);
  }

  /** What a job was made of; undefined for jobs of an azml that did not keep it. */
  find(jobId: number, name: string): JobDefinition | undefined {
    const row = this.#statements.find.get(jobId) as { readonly body: Buffer } | undefined;
    if (row === undefined) return undefined;
    const text = gunzipSync(row.body).toString("utf8");
    const job = { ...readDefinition(text), name } as SubmittedJob;
    return { job, warnings: isMasked(text) ? [secretsLeftOut] : [] };
  }
}

const secretsLeftOut: Diagnostic = {
  code: "AZML594",
  severity: "warning",
  message: "*** stands for the secrets of this job: they are not kept",
  hint: "put them in again before you submit it",
};
