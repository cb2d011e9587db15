import { writeFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import type { RunStatus } from "../../events/run-event.js";
import type { CommandNode } from "../../model/command-node.js";
import type { OutputRecord } from "../../workspace/workspace.js";
import { makeFolder } from "../../util/make-folder.js";
import { nodeFolder } from "../node-folder.js";
import { NodeFailure } from "../node-failure.js";
import type { PlannedSweep } from "../plan/run-plan.js";
import type { RunContext } from "../run-context.js";
import { reasonToStop } from "../sweep/early-termination.js";
import { type Sample, samples } from "../sweep/sampler.js";
import { concreteInputs } from "./concrete-body.js";

/** What is known of a trial. */
interface Trial {
  readonly name: string;
  readonly sample: Sample;
  /** Values of the primary metric, in the order in which they were logged. */
  readonly metric: number[];
  status: RunStatus;
  outputs?: ReadonlyMap<string, OutputRecord>;
}

/** Trials of a sweep that does not say how many: as many as azure-ai-ml's default for the service. */
const mostTrials = 1000;

/**
 * Runs trials with values from the search space until there have been enough, the space is used up or the time is over. The outputs are those
 * of the best trial, by the best value of its primary metric. Trials that fail are no failure of the sweep, unless none is left.
 */
export async function runSweep(planned: PlannedSweep, context: RunContext): Promise<ReadonlyMap<string, OutputRecord>> {
  const sweep = new Sweep(planned, context);
  return sweep.run();
}

class Sweep {
  readonly #planned: PlannedSweep;
  readonly #context: RunContext;
  readonly #trials: Trial[] = [];

  constructor(planned: PlannedSweep, context: RunContext) {
    this.#planned = planned;
    this.#context = context;
  }

  async run(): Promise<ReadonlyMap<string, OutputRecord>> {
    const { node } = this.#planned;
    const { limits = {}, samplingAlgorithm } = node;
    const end = new AbortController();
    const passOn = (): void => end.abort(this.#context.stop.reason);
    this.#context.stop.addEventListener("abort", passOn, { once: true });
    const timer = limits.timeout === undefined ? undefined : setTimeout(() => end.abort("the sweep's time is over"), limits.timeout * 1000);
    try {
      const fixed = await concreteInputs(this.#planned.inputs, this.#planned.ports.inputs, this.#context.reader);
      const picks = samples(node.searchSpace, samplingAlgorithm, Date.now() & 0x7fffffff);
      const total = count(limits.maxTotalTrials, mostTrials);
      const lane = async (): Promise<void> => {
        while (!end.signal.aborted && this.#trials.length < total) {
          const { value } = picks.next();
          if (value === undefined) return;
          await this.#try(value, fixed, end.signal);
        }
      };
      const lanes = Math.min(total, count(limits.maxConcurrentTrials, availableParallelism()));
      await Promise.all(Array.from({ length: lanes }, lane));
    } finally {
      clearTimeout(timer);
      this.#context.stop.removeEventListener("abort", passOn);
    }
    this.#writeTrials();
    return this.#context.stop.aborted ? new Map() : this.#best();
  }

  async #try(sample: Sample, fixed: CommandNode["inputs"], end: AbortSignal): Promise<void> {
    const { node, component, path } = this.#planned;
    const trial: Trial = { name: `trial_${this.#trials.length}`, sample, metric: [], status: "Running" };
    this.#trials.push(trial);
    const stop = new AbortController();
    const passOn = (): void => stop.abort(end.reason);
    end.addEventListener("abort", passOn, { once: true });
    if (end.aborted) passOn();
    const seconds = node.limits?.trialTimeout;
    const timer = seconds === undefined ? undefined : setTimeout(() => stop.abort(`ran longer than ${seconds} s`), seconds * 1000);
    const picked = Object.entries(sample).map(([name, value]) => [name, { kind: "literal", value }] as const);
    const run: CommandNode = {
      kind: "command",
      name: trial.name,
      component,
      inputs: { ...fixed, ...Object.fromEntries(picked) },
      outputs: {},
      source: node.source,
      ...(node.location && { location: node.location }),
    };
    try {
      const ended = await this.#context.runInner(run, {
        within: path,
        signal: stop.signal,
        onMetric: (key, value) => {
          if (key === node.objective.primaryMetric) this.#logged(trial, value, stop);
        },
      });
      trial.status = ended.status;
      if (ended.status === "Completed") trial.outputs = ended.outputs;
    } finally {
      clearTimeout(timer);
      end.removeEventListener("abort", passOn);
    }
  }

  #logged(trial: Trial, value: number, stop: AbortController): void {
    trial.metric.push(value);
    const { earlyTermination, objective } = this.#planned.node;
    if (earlyTermination === undefined) return;
    const others = this.#trials.filter((other) => other !== trial).map(({ metric }) => metric);
    const reason = reasonToStop(earlyTermination, objective, trial.metric, others);
    if (reason !== undefined) stop.abort(reason);
  }

  #best(): ReadonlyMap<string, OutputRecord> {
    const { objective } = this.#planned.node;
    const done = this.#trials.flatMap((trial) => (trial.outputs === undefined ? [] : [{ trial, outputs: trial.outputs }]));
    if (done.length === 0) throw new NodeFailure({ code: "AZML530", message: `none of ${this.#trials.length} trials completed` });
    const ranked = done.filter(({ trial }) => trial.metric.length > 0).sort((a, b) => this.#score(b.trial) - this.#score(a.trial));
    const [best] = ranked;
    if (best === undefined) {
      const message = `no trial has logged its primary metric "${objective.primaryMetric}"`;
      throw new NodeFailure({ code: "AZML526", message });
    }
    const { log, job } = this.#context;
    const value = bestOf(best.trial.metric, objective.goal);
    log.emit({ type: "node_metric", job, time: Date.now(), node: this.#planned.path, key: objective.primaryMetric, value, step: 0 });
    return best.outputs;
  }

  #score({ metric }: Trial): number {
    const { goal } = this.#planned.node.objective;
    return bestOf(metric, goal) * (goal === "maximize" ? 1 : -1);
  }

  /** `trials.json` beside the folders of the trials: what was tried, and what became of it. */
  #writeTrials(): void {
    const { path } = nodeFolder(this.#context.runFolder, this.#planned.path);
    const { primaryMetric, goal } = this.#planned.node.objective;
    const rows = this.#trials.map(({ name, sample, metric, status }) => ({
      trial: name,
      ...sample,
      status,
      [primaryMetric]: metric.length > 0 ? bestOf(metric, goal) : null,
    }));
    makeFolder(path);
    writeFileSync(join(path, "trials.json"), `${JSON.stringify(rows, null, 2)}\n`);
  }
}

function bestOf(metric: readonly number[], goal: "minimize" | "maximize"): number {
  return goal === "maximize" ? Math.max(...metric) : Math.min(...metric);
}

function count(given: number | string | undefined, otherwise: number): number {
  const value = Number(given ?? otherwise);
  return Number.isInteger(value) && value > 0 ? value : otherwise;
}
