/** What a body can ask and tell while it runs. */
export interface BodyContext {
  /** Id of this node's run: `AZUREML_RUN_ID`, on Azure ML and locally. */
  readonly runId: string;
  /** Paths of the outputs, by property name. */
  readonly outputs: Readonly<Record<string, string>>;
  logMetric(key: string, value: number, step?: number): void;
  log(message: string): void;
}

/** Set by whatever runs a body; a plain unit test runs with none. */
const slot = Symbol.for("azml/context");
const holder = globalThis as { [slot]?: () => BodyContext | undefined };

/** For the runner of bodies: where `context` looks. */
export function provideContext(provider: () => BodyContext | undefined): void {
  holder[slot] = provider;
}

/**
 * The run that a body is part of.
 *
 * Outside a run (a unit test that calls `new Train().run()`), metrics and log lines go nowhere, `runId` is empty and
 * `outputs` has no entries.
 *
 * @example
 * context.logMetric("accuracy", 0.93, epoch);
 */
export const context: BodyContext = {
  get runId() {
    return holder[slot]?.()?.runId ?? "";
  },
  get outputs() {
    return holder[slot]?.()?.outputs ?? {};
  },
  logMetric(key, value, step) {
    holder[slot]?.()?.logMetric(key, value, step);
  },
  log(message) {
    holder[slot]?.()?.log(message);
  },
};
