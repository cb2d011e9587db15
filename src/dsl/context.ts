/** What a body can ask and tell while it runs. */
export interface BodyContext {
  /** Id of this node's run: `AZUREML_RUN_ID`, on Azure ML and locally. */
  readonly runId: string;
  /** Paths of the outputs, by property name. */
  readonly outputs: Readonly<Record<string, string>>;
  /** A value of a metric. `step` default: one more than that of the value before, from 0. */
  logMetric(key: string, value: number, step?: number): void;
  /** What the run was made with. A parameter has one value, kept as a text: giving it another throws an Error. */
  logParam(key: string, value: string | number | boolean): void;
  /** A note on the run, kept as a text. A later value takes the place of an earlier one. */
  setTag(key: string, value: string | number | boolean): void;
  /**
   * Keeps a copy of a file, or of all files of a folder, with the run: below `folder`, if one is given, under its own name.
   * Throws an Error when it does not exist, or when `folder` leads out of the artifacts. On Azure ML the copy goes into `outputs/` of the
   * working folder, which Azure ML uploads.
   */
  logArtifact(path: string, folder?: string): void;
  /** A line of the node's log. */
  log(message: string): void;
}

/** Set by whatever runs a body; a plain unit test runs with none. */
const slot = Symbol.for("azml/context");
const holder = globalThis as { [slot]?: Provider };

type Provider = () => BodyContext | undefined;

/** For what runs bodies and builds graphs: where `context` looks. What it looked at before comes back. */
export function provideContext(provider: Provider | undefined): Provider | undefined {
  const before = holder[slot];
  if (provider === undefined) delete holder[slot];
  else holder[slot] = provider;
  return before;
}

/**
 * The run that a body is part of.
 *
 * Outside a run (a unit test that calls `new Train().run()`), what is logged goes nowhere, `runId` is empty and
 * `outputs` has no entries.
 *
 * @example
 * context.logParam("learning_rate", 0.01);
 * context.logMetric("accuracy", 0.93, epoch);
 * context.logArtifact("roc.svg", "figures");
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
  logParam(key, value) {
    holder[slot]?.()?.logParam(key, value);
  },
  setTag(key, value) {
    holder[slot]?.()?.setTag(key, value);
  },
  logArtifact(path, folder) {
    holder[slot]?.()?.logArtifact(path, folder);
  },
  log(message) {
    holder[slot]?.()?.log(message);
  },
};
