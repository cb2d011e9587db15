import type { AssetInput } from "./asset.js";
import type { Literal, PortKind } from "./kind.js";
import type { InputMode, OutputMode } from "./mode.js";

/**
 * A reference to a value that exists only when the pipeline runs.
 *
 * - `pipeline_input`: `${{parent.inputs.<input>}}`
 * - `node_output`: `${{parent.jobs.<node>.outputs.<output>}}`
 * - `node_input`: `${{parent.jobs.<node>.inputs.<input>}}`
 */
export type Binding =
  | { readonly source: "pipeline_input"; readonly input: string }
  | { readonly source: "node_output"; readonly node: string; readonly output: string }
  | { readonly source: "node_input"; readonly node: string; readonly input: string };

/**
 * What a node or a job gives to one of its inputs.
 *
 * `text` is a literal with bindings inside it, such as `${{parent.inputs.name}}_suffix`.
 */
export type InputValue =
  | {
      readonly kind: "literal";
      readonly value: Literal;
      /** Text that is sent, where `value` alone would lose what the author wrote: `1.0`, `12345678901234567890`. */
      readonly text?: string;
    }
  | {
      readonly kind: "binding";
      readonly binding: Binding;
      readonly mode?: InputMode;
      /** Text that is sent, where the author wrote another than {@link bindingText} gives: `${{ parent.inputs.x }}`. */
      readonly text?: string;
    }
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "asset"; readonly asset: AssetInput };

/** What a node or a job says of one of its outputs. Absent altogether when nothing is said. */
export interface OutputSetting {
  /** Nodes only: the pipeline output that this output becomes (`${{parent.outputs.<name>}}`). */
  readonly boundTo?: string;
  /** The kind, where it was stated at the node or job rather than taken from the component. */
  readonly type?: PortKind;
  readonly mode?: OutputMode;
  /** Where to write: `azureml://datastores/…/paths/…`, with the service's macros such as `${{name}}`. */
  readonly path?: string;
  /** Registers the output as a data asset or model of this name. */
  readonly name?: string;
  /** Needs `name`. */
  readonly version?: string;
  readonly description?: string;
}

export type InputValues = Readonly<Record<string, InputValue>>;
export type OutputSettings = Readonly<Record<string, OutputSetting>>;

/** The text that Azure ML knows a binding by. */
export function bindingText(binding: Binding): string {
  switch (binding.source) {
    case "pipeline_input":
      return `\${{parent.inputs.${binding.input}}}`;
    case "node_output":
      return `\${{parent.jobs.${binding.node}.outputs.${binding.output}}}`;
    case "node_input":
      return `\${{parent.jobs.${binding.node}.inputs.${binding.input}}}`;
  }
}
