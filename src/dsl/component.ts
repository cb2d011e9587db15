import { type CallSite, callSite } from "../diagnostics/call-site.js";
import type { LoadedComponent, LoadedPorts } from "../types/component-type.js";

const mark = Symbol.for("azml/component-reference");

/** Kinds of components that a reference may stand for. */
export type ReferencedType = "command" | "parallel" | "pipeline" | "spark";

/** What is known of a component beside its name. */
export interface ComponentOptions {
  /** What kind of component it is; `command` when absent. */
  readonly type?: ReferencedType;
}

/** A component named by its id, which nobody looks up before the job is submitted. */
export interface WrittenReference {
  readonly id: unknown;
  readonly ports: LoadedPorts | undefined;
  readonly options: unknown;
  readonly site: CallSite;
}

export function isWrittenReference(value: unknown): value is WrittenReference {
  return typeof value === "object" && value !== null && mark in value;
}

/**
 * A component that a workspace or a registry has: `azureml:name:version`, `azureml:name@label`, `azureml:name`, an ARM id,
 * or `azureml://registries/…/components/…`. Ports keep their names.
 *
 * Say the ports, and `tsc` and the graph builder check the wiring; without them nobody does before the service.
 *
 * @example
 * const train = component("azureml:train:3", { inputs: { data: "uri_folder", epochs: "integer?" }, outputs: { model: "mlflow_model" } });
 * step(train, { data: this.data });
 * // jobs: { train: { type: command, component: azureml:train:3, inputs: { data: "${{parent.inputs.data}}" } } }
 */
export function component<const P extends LoadedPorts | undefined = undefined>(
  id: string,
  ports?: P,
  options?: ComponentOptions,
): LoadedComponent<P> {
  return Object.freeze({ ...referenceTo({ id, ports, options, site: callSite(component) }) }) as unknown as LoadedComponent<P>;
}

/** What {@link component} makes, for a component that a workspace has given. */
export function referenceTo(reference: WrittenReference): WrittenReference {
  return { [mark]: true, ...reference } as WrittenReference;
}
