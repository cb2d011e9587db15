import { LogIndex } from "./log-index.js";

/** Logs that are kept in mind, at most. */
const most = 64;

/** What is known of logs, by their files, those that were asked for last. */
export class LogIndexes {
  readonly #byFile = new Map<string, LogIndex>();

  /** What is known of a file; nothing yet when it is another one than it was, or has become shorter. */
  of(file: string, { ino, size }: { readonly ino: number; readonly size: number }): LogIndex {
    const known = this.#byFile.get(file);
    const index = known?.inode === ino && known.size <= size ? known : new LogIndex(file, ino);
    this.#byFile.delete(file);
    this.#byFile.set(file, index);
    const [oldest] = this.#byFile.keys();
    if (this.#byFile.size > most && oldest !== undefined) this.#byFile.delete(oldest);
    return index;
  }
}
