import { type CallSite, callSite } from "../diagnostics/call-site.js";
import type { LoadedComponent, LoadedPorts } from "../types/component-type.js";

const mark = Symbol.for("azml/loaded-component");

/** A component named by its file, read when the graph is built. */
export interface WrittenLoad {
  readonly path: string;
  readonly ports: LoadedPorts | undefined;
  readonly site: CallSite;
}

export function isWrittenLoad(value: unknown): value is WrittenLoad {
  return typeof value === "object" && value !== null && mark in value;
}

/**
 * A component defined in a YAML file (schema `commandComponent` or `pipelineComponent`). `path` is relative to the
 * calling file. Ports keep their YAML names.
 *
 * Say the ports, and `tsc` checks the wiring like that of a class; the graph builder checks that the file says the
 * same. Without them only the graph builder checks.
 *
 * @example
 * const train = loadComponent("./train.yml", {
 *   inputs: { training_data: "uri_folder", max_epochs: "integer?" },
 *   outputs: { model_output: "uri_folder" },
 * });
 * const trained = step(train, { training_data: this.data });
 */
export function loadComponent<const P extends LoadedPorts | undefined = undefined>(path: string | URL, ports?: P): LoadedComponent<P> {
  const written = { [mark]: true, path: path instanceof URL ? path.href : path, ports, site: callSite(loadComponent) };
  return Object.freeze(written) as unknown as LoadedComponent<P>;
}
