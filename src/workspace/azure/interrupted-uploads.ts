import { createHash } from "node:crypto";
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { CodeUpload } from "../../rest/submit/submission-target.js";
import { makeFolder } from "../../util/make-folder.js";
import { userCacheFolder } from "../../util/user-cache-folder.js";

type Code = Pick<CodeUpload, "hash" | "folder">;

/**
 * Uploads of code that have begun and not ended: the ids that the service has given them, by workspace and content, in this user's cache. Ids give
 * no access.
 */
export class InterruptedUploads {
  readonly #workspace: string;
  readonly #folder: string;

  constructor(workspace: string, folder = join(userCacheFolder(), "pending-uploads")) {
    this.#workspace = workspace;
    this.#folder = folder;
  }

  find(code: Code): string | undefined {
    try {
      return readFileSync(this.#fileOf(code), "utf8").trim() || undefined;
    } catch {
      return undefined;
    }
  }

  /** False when it cannot be noted: the next try will know nothing of it. */
  note(code: Code, id: string): boolean {
    try {
      makeFolder(this.#folder, 0o700);
      writeFileSync(this.#fileOf(code), id, { mode: 0o600 });
      return true;
    } catch {
      return false;
    }
  }

  forget(code: Code): void {
    rmSync(this.#fileOf(code), { force: true });
  }

  #fileOf({ hash, folder }: Code): string {
    return join(
      this.#folder,
      createHash("sha256")
        .update(JSON.stringify([this.#workspace, hash, folder]))
        .digest("hex"),
    );
  }
}
