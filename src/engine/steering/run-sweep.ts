import { setMaxListeners } from "node:events";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import type { DiagnosticCode } from "../../diagnostics/codes/table.js";
import type { RunFailure } from "../../events/run-event.js";
import type { CommandNode } from "../../model/command-node.js";
import type { PipelineNode } from "../../model/pipeline.js";
import { logBaseOf } from "../../model/sampling.js";
import { maskTexts } from "../../secrets/mask-texts.js";
import { makeFolder } from "../../util/make-folder.js";
import { type NodeFolder, nodeFolder } from "../node-folder.js";
import { NodeFailure } from "../node-failure.js";
import { logOfNode } from "../log-of-node.js";
import type { NodeLog } from "../node-log.js";
import type { PlannedSweep } from "../plan/run-plan.js";
import type { RunContext } from "../run-context.js";
import { EarlierPicks } from "../sweep/earlier-picks.js";
import { drawnSeed } from "../sweep/drawn-seed.js";
import { reasonToStop } from "../sweep/early-termination.js";
import { failedAlike } from "../sweep/failed-alike.js";
import { type Sampler, samplerOf, type Sampling, samplingOf } from "../sweep/sampler.js";
import { shownSample, sweepReport } from "../sweep/sweep-report.js";
import { type PickedTrial, learnt, pickedTrial } from "../sweep/picked-trial.js";
import { bestTrial, bestValue, type Trial } from "../sweep/trial.js";
import { concreteInputs } from "./concrete-body.js";
import type { Steered } from "./steered.js";
import { type SettledSweep, settledSweep } from "./sweep-settings.js";

/** Longer than setTimeout can count means no limit that anybody would live to see. */
const longest = 2 ** 31 - 1;

/**
 * Runs trials with values from the search space until there have been enough or the space is used up. The outputs are those of the best trial,
 * by the best value of its primary metric. Trials that fail are no failure of the sweep, unless none is left.
 *
 * What the sweep says of itself is in its log; `trials.json` and `trials.html` beside the folders of the trials tell of each.
 */
export async function runSweep(planned: PlannedSweep, context: RunContext): Promise<Steered> {
  const settled = await settledSweep(planned, context.reader);
  const fixed = await concreteInputs(planned.inputs, planned.ports.inputs, context.reader);
  const sweep = new Sweep(planned, context, settled, fixed);
  return sweep.run();
}

class Sweep {
  readonly #planned: PlannedSweep;
  readonly #context: RunContext;
  readonly #settled: SettledSweep;
  /** Inputs that all trials share. */
  readonly #fixed: CommandNode["inputs"];
  readonly #trials: PickedTrial[] = [];
  #picking: Promise<unknown> = Promise.resolve();
  readonly #sampling: Sampling;
  readonly #sampler: Sampler;
  readonly #earlier: EarlierPicks;
  readonly #folder: NodeFolder;
  readonly #log: NodeLog;
  /** Aborted when no trial may go on. */
  readonly #end = new AbortController();
  #best: Trial | undefined;
  /** What the trials failed of, when that has ended the sweep. */
  #alike: RunFailure | undefined;
  #ended = 0;

  constructor(planned: PlannedSweep, context: RunContext, settled: SettledSweep, fixed: CommandNode["inputs"]) {
    const { node, path } = planned;
    this.#planned = planned;
    this.#context = context;
    this.#settled = settled;
    this.#fixed = fixed;
    this.#sampling = samplingOf(node.samplingAlgorithm, drawnSeed(path, node));
    this.#sampler = samplerOf(node.searchSpace, this.#sampling, logBaseOf(node.samplingAlgorithm));
    this.#earlier = new EarlierPicks((first) =>
      this.#sampling.name === "bayesian" ? context.earlier.picks(path, first) : new Map<number, never>(),
    );
    this.#folder = nodeFolder(context.runFolder, path);
    this.#log = logOfNode(path, this.#folder.logFile, context);
  }

  async run(): Promise<Steered> {
    const { stop } = this.#context;
    const seconds = this.#planned.node.limits?.timeout;
    const { name, seed } = this.#sampling;
    this.#say(`sampling: ${name}${seed === undefined ? "" : `, seed ${seed}`}`);
    setMaxListeners(0, this.#end.signal);
    const passOn = (): void => this.#end.abort(stop.reason);
    stop.addEventListener("abort", passOn, { once: true });
    if (stop.aborted) passOn();
    const timer = after(seconds, () => this.#end.abort("the sweep's time is over"));
    try {
      const { maxTotalTrials, maxConcurrentTrials } = this.#settled;
      const lanes = Math.min(maxTotalTrials, maxConcurrentTrials);
      const ended = await Promise.allSettled(Array.from({ length: lanes }, async () => this.#lane()));
      await this.#writeTrials();
      for (const lane of ended) if (lane.status === "rejected") throw lane.reason;
      if (stop.aborted) return { outputs: new Map() };
      if (this.#alike !== undefined) throw this.#failure("AZML530", this.#allFailed(this.#alike));
      // "Once this limit is reached the system will cancel the sweep job, including all its trials."
      if (this.#end.signal.aborted) throw this.#failure("AZML524", `the sweep ran longer than its limit of ${seconds} s and was stopped`);
      return this.#outputs();
    } finally {
      clearTimeout(timer);
      stop.removeEventListener("abort", passOn);
      this.#log.close();
    }
  }

  /** One trial after the other. */
  async #lane(): Promise<void> {
    for (;;) {
      // One after the other, each with what the one before it has picked.
      const next = this.#picking.then(async () => this.#pick());
      this.#picking = Promise.allSettled([next]);
      const trial = await next;
      if (trial === undefined) return;
      try {
        await this.#try(trial);
      } catch (error) {
        this.#end.abort("another trial could not be run");
        throw error;
      } finally {
        trial.tellOver();
      }
    }
  }

  /** The next trial; undefined when there is none. */
  async #pick(): Promise<PickedTrial | undefined> {
    const place = this.#trials.length;
    const before = this.#earlier.alongside(place);
    if (before) await Promise.all(this.#trials.filter((_, at) => !before.includes(at)).map(({ over }) => over));
    if (this.#end.signal.aborted || place >= this.#settled.maxTotalTrials) return undefined;
    // While it was waited it may have turned out that this is another sweep.
    const running = this.#trials.flatMap(({ status }, at) => (status === "Running" ? [at] : []));
    const alongside = this.#earlier.alongside(place)?.filter((at) => at < place) ?? running;
    const sample = this.#sampler(...learnt(this.#trials, alongside, this.#settled.objective.goal));
    if (sample === undefined) return undefined;
    this.#earlier.picked(place, sample);
    const trial = pickedTrial(place, sample, alongside);
    this.#trials.push(trial);
    return trial;
  }

  async #try(trial: PickedTrial): Promise<void> {
    const { node, path } = this.#planned;
    const { place, sample, alongside } = trial;
    const stop = new AbortController();
    const end = this.#end.signal;
    const passOn = (): void => stop.abort(end.reason);
    end.addEventListener("abort", passOn, { once: true });
    let timer: NodeJS.Timeout | undefined;
    let runs = false;
    const seconds = node.limits?.trialTimeout;
    try {
      const ended = await this.#context.runInner(this.#nodeOf(trial), {
        within: path,
        signal: stop.signal,
        trial: { hyperparameters: sample, ...(this.#sampling.name === "bayesian" && { alongside }) },
        onEvent: (event) => {
          if (event.type === "node_metric" && event.key === this.#settled.objective.primaryMetric) {
            if (Number.isNaN(event.value)) return;
            trial.metric.push(event.value);
            // A result that is there already costs nothing more, whatever a policy thinks of it.
            if (runs) this.#giveUp(trial, stop);
          }
          // What a try that failed has logged is none of the next one's.
          else if (event.type === "node_retry") trial.metric.length = 0;
          else if (event.type === "node_status" && event.status === "Running") {
            runs = true;
            // A pipeline is running, too, while the results of its nodes are found.
            if (event.node !== `${path}/${trial.name}` || node.component.kind !== "pipeline") this.#earlier.ran(place);
            timer ??= after(seconds, () => stop.abort(`ran longer than ${seconds} s`));
          }
        },
      });
      trial.status = ended.status;
      if (ended.status === "Completed") trial.outputs = ended.outputs;
      else if (ended.status === "Canceled") trial.reason = ended.reason;
      else {
        trial.failure = ended.failure;
        trial.reason = ended.failure.message;
        this.#giveUpAll();
      }
      this.#hasEnded();
    } finally {
      clearTimeout(timer);
      end.removeEventListener("abort", passOn);
    }
  }

  #nodeOf({ name, sample }: Trial): CommandNode | PipelineNode {
    const { node, component, local } = this.#planned;
    const picked = Object.entries(sample).map(([input, value]) => [input, { kind: "literal", value }] as const);
    const common = {
      name,
      inputs: { ...this.#fixed, ...Object.fromEntries(picked) },
      outputs: {},
      source: node.source,
      local,
      ...(node.location && { location: node.location }),
    };
    if (component.kind === "pipeline") return { kind: "pipeline", ...common, component };
    return {
      kind: "command",
      ...common,
      component,
      ...(node.environmentVariables && { environmentVariables: node.environmentVariables }),
    };
  }

  /** Stops a trial that the policy for early termination has had enough of. */
  #giveUp(trial: Trial, stop: AbortController): void {
    const { earlyTermination } = this.#planned.node;
    if (earlyTermination === undefined) return;
    const others = this.#trials.filter((other) => other !== trial).map(({ metric }) => metric);
    const reason = reasonToStop(earlyTermination, this.#settled.objective, trial.metric, others);
    if (reason !== undefined) stop.abort(reason);
  }

  /** Stops the sweep when its trials all fail in the same way. */
  #giveUpAll(): void {
    if (this.#alike !== undefined || this.#trials.length >= this.#settled.maxTotalTrials) return;
    this.#alike = failedAlike(this.#trials);
    if (this.#alike !== undefined) this.#end.abort("the trials before it failed, all in the same way");
  }

  /** Tells of a trial that is better than those that ended before it. */
  #hasEnded(): void {
    const { goal, primaryMetric } = this.#settled.objective;
    this.#ended++;
    const best = bestTrial(this.#trials, goal);
    const value = best && bestValue(best, goal);
    if (best === undefined || best === this.#best || value === undefined) return;
    this.#best = best;
    this.#say(`${best.name} is the best of ${this.#ended}: ${primaryMetric} ${value}, ${shownSample(best.sample)}`);
    const { log, job } = this.#context;
    log.emit({ type: "node_metric", job, time: Date.now(), node: this.#planned.path, key: primaryMetric, value, step: this.#ended });
  }

  #outputs(): Steered {
    const { goal, primaryMetric } = this.#settled.objective;
    const best = bestTrial(this.#trials, goal);
    if (best) return { outputs: best.outputs, reason: `${best.name} is the best of ${this.#trials.length}` };
    if (this.#trials.some(({ status }) => status === "Completed")) {
      throw this.#failure("AZML535", `no trial has logged its primary metric "${primaryMetric}"`);
    }
    throw this.#failure("AZML530", `none of ${this.#trials.length} trials completed`);
  }

  #allFailed({ message, lastLines }: RunFailure): string {
    const failed = this.#trials.filter(({ failure }) => failure !== undefined).length;
    const last = lastLines?.findLast((line) => line.trim() !== "");
    return `the first ${failed} trials failed in the same way, so the sweep was stopped: ${message.replace(/^node "[^"]*" failed: /, "")}${last === undefined ? "" : `: ${last.trim()}`}`;
  }

  #failure(code: DiagnosticCode, message: string): NodeFailure {
    return new NodeFailure({ code, message, logFile: this.#log.file });
  }

  async #writeTrials(): Promise<void> {
    const { path } = this.#folder;
    const report = maskTexts(sweepReport(this.#sampling, this.#settled.objective, this.#trials), this.#context.secrets.mask);
    makeFolder(path);
    writeFileSync(join(path, "trials.json"), `${JSON.stringify(report, null, 2)}\n`);
    const page = join(path, "trials.html");
    // What draws is large, and a job without sweeps needs none of it.
    const { trialsPage } = await import("../sweep/trials-page.js");
    writeFileSync(page, trialsPage(this.#planned.path, report));
    this.#say(`all trials: ${page}`);
  }

  #say(line: string): void {
    this.#log.write(Buffer.from(`${line}\n`), "stdout");
  }
}

function after(seconds: number | undefined, then: () => void): NodeJS.Timeout | undefined {
  return seconds === undefined ? undefined : setTimeout(then, Math.min(seconds * 1000, longest));
}
