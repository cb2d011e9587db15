import type { BodyContext } from "../dsl/context.js";
import { filesToKeep } from "./files-to-keep.js";
import type { BodySpec } from "./body-spec.js";

/** Where what one body says of its run goes. */
export interface ContextSinks {
  readonly runId: string;
  metric(key: string, value: number, step: number): void;
  param(key: string, value: string): void;
  tag(key: string, value: string): void;
  /** Keeps the file under a name such as `figures/roc.png`. */
  artifact(file: string, name: string): void;
  log(message: string): void;
}

/** The `context` of one body. A metric logged without a step counts up by itself, as MLflow's clients do. */
export function bodyContext(spec: BodySpec, texts: Readonly<Record<string, string | undefined>>, sinks: ContextSinks): BodyContext {
  const steps = new Map<string, number>();
  const params = new Map<string, string>();
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
    logParam(key, value) {
      const text = String(value);
      const before = params.get(key);
      if (before === text) return;
      if (before !== undefined) throw new Error(`parameter "${key}" is ${before} already, and cannot become ${text}`);
      params.set(key, text);
      sinks.param(key, text);
    },
    setTag: (key, value) => sinks.tag(key, String(value)),
    logArtifact(path, folder) {
      for (const { file, name } of filesToKeep(path, folder)) sinks.artifact(file, name);
    },
  };
}
