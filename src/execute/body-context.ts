import type { BodyContext } from "../dsl/context.js";
import type { BodySpec } from "./body-spec.js";

/** Where the metrics and log lines of one body go. */
export interface ContextSinks {
  readonly runId: string;
  metric(key: string, value: number, step: number): void;
  log(message: string): void;
}

/** The `context` of one body. A metric logged without a step counts up by itself, as MLflow's clients do. */
export function bodyContext(spec: BodySpec, texts: Readonly<Record<string, string | undefined>>, sinks: ContextSinks): BodyContext {
  const steps = new Map<string, number>();
  const outputs = spec.outputs.flatMap(({ property, wire }) => (texts[wire] === undefined ? [] : [[property, texts[wire]]]));
  return {
    runId: sinks.runId,
    outputs: Object.freeze(Object.fromEntries(outputs) as Record<string, string>),
    log: (message) => sinks.log(message),
    logMetric(key, value, step) {
      if (typeof value !== "number") throw new TypeError(`metric "${key}" has to be a number, not ${typeof value}`);
      const at = step ?? steps.get(key) ?? 0;
      steps.set(key, at + 1);
      sinks.metric(key, value, at);
    },
  };
}
