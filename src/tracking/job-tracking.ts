import type { DiagnosticCode } from "../diagnostics/codes/table.js";
import type { NodePath } from "../events/run-event.js";
import { nodeRunId } from "../engine/node-run-id.js";
import type { RunLog } from "../engine/run-log.js";
import type { Tracking, TrackingVariables } from "../engine/tracking.js";
import type { Mask } from "../secrets/secrets.js";
import type { RunningServer } from "../server/listen.js";
import { Tokens } from "../server/tokens.js";
import type { ModelRegistry } from "./model-registry.js";
import { RunBook } from "./run-book.js";
import type { Experiment, TrackingStore } from "./tracking-store.js";
import { trackingVariables } from "./tracking-variables.js";

export interface JobTrackingOptions {
  readonly job: string;
  readonly log: RunLog;
  readonly store: TrackingStore;
  readonly registry: ModelRegistry;
  /** Hides secrets in what clients name things. */
  readonly mask: Mask;
  /** The job's. */
  readonly experimentName: string;
}

/** An MLflow server for the nodes of one job. It starts with the first node that has processes, and ends with {@link close}. */
export class JobTracking implements Tracking {
  readonly #options: JobTrackingOptions;
  readonly #book: RunBook;
  /** Each node at work has a token of its own, which says whose process asks. */
  readonly #tokens = new Tokens<NodePath>();
  readonly #told = new Set<string>();
  /** Requests without a token. */
  #strangers = 0;
  #server: Promise<RunningServer> | undefined;
  #experiment: Experiment | undefined;

  constructor(options: JobTrackingOptions) {
    this.#options = options;
    this.#book = new RunBook(options.job, options.log, options.store, options.mask);
  }

  async during<T>(node: NodePath, log: RunLog, work: (variables: TrackingVariables) => Promise<T>): Promise<T> {
    const uri = await this.#uri();
    if (uri === undefined) return work({});
    const { store, experimentName, job } = this.#options;
    const experiment = (this.#experiment ??= store.experimentNamed(experimentName) ?? store.createExperiment(experimentName, {}));
    const token = this.#tokens.issue(node);
    this.#book.open(node, log);
    try {
      return await work(trackingVariables({ uri, token, runId: nodeRunId(job, node), experiment }, process.env));
    } finally {
      this.#tokens.revoke(token);
      this.#book.close(node);
    }
  }

  async close(): Promise<void> {
    await (await this.#server?.catch(() => undefined))?.close();
    if (this.#strangers === 0) return;
    const strangers = this.#strangers;
    this.#strangers = 0;
    const [count, were] = strangers === 1 ? ["1 request", "was"] : [`${strangers.toLocaleString("en")} requests`, "were"];
    this.#warn("AZML589", `${count} came to azml's tracking endpoint without the token of a node, and ${were} refused`);
  }

  async #uri(): Promise<string | undefined> {
    this.#server ??= this.#start();
    try {
      return (await this.#server).uri;
    } catch (error) {
      this.#once("start", "AZML570", `MLflow of this run's processes does not log here: ${text(error)}`);
      return undefined;
    }
  }

  async #start(): Promise<RunningServer> {
    const { store, registry } = this.#options;
    // What no run without processes needs.
    const { startTrackingServer } = await import("./tracking-server.js");
    return startTrackingServer({
      book: this.#book,
      store,
      registry,
      warn: (code, message) => this.#warn(code, message),
      nodeOf: (token) => this.#tokens.callerOf(token),
      onDifference: (node, code, message) => this.#once(`${code} ${node}`, code, `node "${node}" ${message}`),
      onStranger: () => void this.#strangers++,
      onUnknown: (method, path) => this.#unknown(method, path),
      onFailure: (error) => this.#warn("AZML573", `a request of MLflow's failed: ${text(error)}`),
    });
  }

  /** Once for each group of calls, whose paths begin alike. */
  #unknown(method: string, path: string): void {
    const group = path.split("/").slice(0, 5).join("/");
    this.#once(group, "AZML571", `a process asked azml's tracking endpoint for what it does not have: ${method} ${path}`);
  }

  #once(what: string, code: DiagnosticCode, message: string): void {
    if (this.#told.has(what)) return;
    this.#told.add(what);
    this.#warn(code, message);
  }

  #warn(code: DiagnosticCode, message: string): void {
    const { log, job } = this.#options;
    log.emit({ type: "warning", job, time: Date.now(), diagnostic: { code, severity: "warning", message } });
  }
}

function text(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
