import { lastLines } from "../last-lines.js";
import { NodeFailure } from "../node-failure.js";
import type { NodeLog } from "../node-log.js";
import { type ProcessEnd, runProcessGroup } from "../runners/process-group.js";
import type { MiniBatch } from "./mini-batch.js";
import { WholeLines } from "./whole-lines.js";

export interface WorkerSettings {
  readonly program: string;
  /** Arguments of the program: the driver that talks with this process. */
  readonly args: readonly string[];
  readonly cwd: string;
  readonly env: NodeJS.ProcessEnv;
  readonly log: NodeLog;
  /** The entry script, below `cwd`, and its arguments. */
  readonly script: string;
  readonly scriptArguments: readonly string[];
  /** Seconds that one call of `run` may take. */
  readonly timeout: number;
  /** Ends the process when aborted. */
  readonly signal: AbortSignal;
}

/** Most bytes of an answer. */
const longestAnswer = 1 << 20;

/** What became of a mini-batch. */
export type Outcome = { readonly returned: number } | { readonly reason: string };

/** A line of `worker.py`. */
interface Answer {
  readonly ready?: boolean;
  readonly init_failed?: string;
  readonly started?: number;
  readonly done?: number;
  readonly failed?: number;
  readonly returned?: number;
  readonly reason?: string;
}

/** A process that has the entry script in it. It calls `init` once and then `run`, one mini-batch at a time. */
export class Worker {
  readonly #settings: WorkerSettings;
  readonly #stopped = new AbortController();
  readonly #end: Promise<ProcessEnd>;
  #say: (line: string) => void = () => {};
  #hangUp = (): void => {};
  #hear: (answer: Answer | undefined) => void = () => {};
  #timer: NodeJS.Timeout | undefined;
  #isAlive = true;
  /** Why this process has ended it; undefined as long as it has not. */
  #whyStopped: string | undefined;

  private constructor(settings: WorkerSettings) {
    this.#settings = settings;
    const { program, args, cwd, env, log, signal, script, scriptArguments } = settings;
    const prints = {
      stdout: new WholeLines((text) => log.write(text, "stdout")),
      stderr: new WholeLines((text) => log.write(text, "stderr")),
    };
    this.#end = runProcessGroup({
      program,
      args,
      cwd,
      env,
      onOutput: (chunk, stream) => prints[stream].push(chunk),
      onStarted: () => {},
      signal: AbortSignal.any([signal, this.#stopped.signal]),
      conversation: {
        onOpen: (say, hangUp) => {
          this.#say = say;
          this.#hangUp = hangUp;
          say(JSON.stringify({ script, arguments: scriptArguments }));
        },
        onLine: (line) => this.#heard(line),
        longest: longestAnswer,
        onTooLong: () => this.#stop(`it wrote more than ${longestAnswer} bytes to descriptor 3 in one line`),
      },
    }).finally(() => {
      this.#isAlive = false;
      clearTimeout(this.#timer);
      for (const stream of Object.values(prints)) stream.end();
      this.#hear(undefined);
    });
    this.#end.catch(() => {});
  }

  /**
   * Starts a process and waits for its `init`.
   *
   * @throws NodeFailure (AZML551) when that fails, (AZML554) when there is no process
   */
  static async start(settings: WorkerSettings): Promise<Worker> {
    const worker = new Worker(settings);
    const answer = await worker.#answer();
    if (answer?.ready) return worker;
    const end = await worker.#end.catch((error: unknown) => {
      const message = `${settings.program} could not be started: ${error instanceof Error ? error.message : String(error)}`;
      throw new NodeFailure({ code: "AZML554", message });
    });
    const what = answer?.init_failed ?? worker.#whyStopped ?? `its process ended with ${describeEnd(end)}`;
    const log = { lastLines: lastLines(settings.log.file), logFile: settings.log.file };
    throw new NodeFailure({ code: "AZML551", message: `${settings.script} does not start: ${what}`, ...log });
  }

  /** It can be given a mini-batch. */
  get isAlive(): boolean {
    return this.#isAlive;
  }

  /** Has `run` called, its rows written to the file `rows`. When that kills the process or takes too long, this ends when the process has. */
  async run(index: number, miniBatch: MiniBatch, rows: string | null): Promise<Outcome> {
    this.#say(JSON.stringify({ ...miniBatch, mini_batch: index, rows }));
    const answer = await this.#answer();
    if (answer?.returned !== undefined) return { returned: answer.returned };
    if (answer) return { reason: answer.reason ?? "" };
    if (this.#whyStopped !== undefined) return { reason: this.#whyStopped };
    return { reason: `its process ended with ${describeEnd(await this.#end)}` };
  }

  /** Lets it call `shutdown` and waits for its end. */
  async shutDown(): Promise<ProcessEnd> {
    this.#hangUp();
    return this.#end;
  }

  /** Its next answer to a command; undefined when the process ends without one. */
  async #answer(): Promise<Answer | undefined> {
    if (!this.#isAlive) return undefined;
    return new Promise((resolve) => (this.#hear = resolve));
  }

  #heard(line: string): void {
    const answer = parseAnswer(line);
    // What comes after it has been stopped comes too late: the mini-batch has failed.
    if (!answer || this.#whyStopped !== undefined) return;
    clearTimeout(this.#timer);
    if (answer.started === undefined) this.#hear(answer);
    else {
      const { timeout } = this.#settings;
      this.#timer = setTimeout(() => this.#stop(`run() took longer than ${timeout} s`), Math.min(timeout * 1000, 2 ** 31 - 1));
    }
  }

  #stop(why: string): void {
    this.#whyStopped ??= why;
    this.#stopped.abort();
  }
}

/** Undefined for what the script itself may have written to the descriptor. */
function parseAnswer(line: string): Answer | undefined {
  try {
    const parsed: unknown = JSON.parse(line);
    return typeof parsed === "object" && parsed !== null ? parsed : undefined;
  } catch {
    return undefined;
  }
}

export function describeEnd({ exitCode, signal }: ProcessEnd): string {
  return signal ?? `exit code ${exitCode ?? 1}`;
}
