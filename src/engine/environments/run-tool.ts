import { closeSync, openSync, writeSync } from "node:fs";
import { decisiveLine } from "./decisive-line.js";
import { lastLines } from "../last-lines.js";
import { NodeFailure } from "../node-failure.js";
import { runProcessGroup } from "../runners/process-group.js";
import { Secrets } from "../../secrets/secrets.js";

/** Most lines of a log that are looked through for the cause of a failure. */
const longest = 300;

/** Runs the programs that make an environment, one after the other, with one log for all, in which passwords of package feeds are hidden. */
export class ToolRunner {
  readonly #logFile: string;
  readonly #cwd: string;
  readonly #signal: AbortSignal;

  constructor(cwd: string, logFile: string, signal: AbortSignal) {
    this.#cwd = cwd;
    this.#logFile = logFile;
    this.#signal = signal;
  }

  /**
   * Runs a program to its end.
   *
   * @param what the sentence in which it failed: "pip could not install the packages"
   * @throws NodeFailure (AZML564) with the last lines that it printed
   */
  async run(what: string, program: string, args: readonly string[], variables: Readonly<Record<string, string>> = {}): Promise<void> {
    const descriptor = openSync(this.#logFile, "a");
    let isBroken = false;
    const masked = new Secrets().stream((chunk) => {
      if (isBroken) return;
      try {
        for (let at = 0; at < chunk.length;) at += writeSync(descriptor, chunk, at);
      } catch {
        // A disk is full: the program will say it, too.
        isBroken = true;
      }
    });
    const write = (chunk: Buffer): void => masked.push(chunk);
    const { PYTHONHOME: _, PYTHONPATH: __, ...env } = process.env;
    try {
      write(Buffer.from(`$ ${program} ${args.join(" ")}\n`));
      const end = await runProcessGroup({
        program,
        args,
        cwd: this.#cwd,
        env: { ...env, ...variables },
        onOutput: write,
        onStarted: () => {},
        signal: this.#signal,
      });
      if (end.exitCode === 0) return;
    } catch (error) {
      write(Buffer.from(`${error instanceof Error ? error.message : String(error)}\n`));
    } finally {
      masked.end();
      closeSync(descriptor);
    }
    this.#signal.throwIfAborted();
    const cause = decisiveLine(lastLines(this.#logFile, longest));
    const message = cause === undefined ? what : `${what}: ${cause}`;
    throw new NodeFailure({ code: "AZML564", message, lastLines: lastLines(this.#logFile, 8), logFile: this.#logFile });
  }
}
