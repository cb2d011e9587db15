import { statSync } from "node:fs";
import { mkdir, open, readFile, rename } from "node:fs/promises";
import { dirname, join } from "node:path";

/** Name of the file in an output that is a folder, as Azure ML's (`append_row_file_name`). */
const defaultName = "parallel_run_step.txt";

/**
 * Rows that mini-batches give back. Each try writes to a file of its own, and only the file of the try that has succeeded is taken: a row is
 * there once, whatever crashed. They are put together in the order of the mini-batches.
 */
export class AppendedRows {
  readonly #folder: string;
  readonly #taken = new Map<number, string>();

  /** `folder` is for the files of tries. */
  constructor(folder: string) {
    this.#folder = folder;
  }

  fileOf(miniBatch: number, attempt: number): string {
    return join(this.#folder, `${miniBatch}-${attempt}.txt`);
  }

  take(miniBatch: number, attempt: number): void {
    this.#taken.set(miniBatch, this.fileOf(miniBatch, attempt));
  }

  /** Writes them to an output, a file or a folder. The file is there whole or not at all. */
  async writeTo(output: string): Promise<void> {
    const isFolder = statSync(output, { throwIfNoEntry: false })?.isDirectory() === true;
    const target = isFolder ? join(output, defaultName) : output;
    await mkdir(dirname(target), { recursive: true });
    const aside = `${this.#folder}.all`;
    const file = await open(aside, "w");
    try {
      for (const miniBatch of [...this.#taken.keys()].sort((a, b) => a - b)) {
        await file.appendFile(await readFile(this.#taken.get(miniBatch) ?? ""));
      }
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(aside, target);
  }
}
