import { callSite } from "../diagnostics/call-site.js";
import type { DefinedComponent } from "../types/component-type.js";
import type { InputDefinitions, InputsCheck, OutputDefinitions, OutputsCheck, KindText, NoPorts } from "../types/port-definition.js";
import type { TextCheck } from "../types/text-check.js";
import { type CodePath, type DefinitionCommon, type NodeEnvironments, writeDefinition } from "./definition.js";
import type {
  DistributionOptions,
  IdentityOptions,
  LimitOptions,
  QueueOptions,
  ResourceOptions,
  ServiceOptions,
} from "../types/run-options.js";

/** A command and what it runs with. From `compute` on these are settings of each step of it; the options of `step()` win. */
export interface CommandDefinition extends DefinitionCommon {
  /** What the command runs in: a folder or file that travels with it. None when absent. */
  readonly code?: CodePath;
  /** What the command runs with: image and packages. Needed for Azure ML. */
  readonly environment?: NodeEnvironments;
  /** Machines that it runs on (`resources`). */
  readonly resources?: ResourceOptions;
  /** How it runs in several processes (`distribution`). One process when absent. */
  readonly distribution?: DistributionOptions;
  /** Compute that it runs on: a name of the workspace's. The pipeline's default compute when absent. */
  readonly compute?: string;
  /** Environment variables of its processes: texts, by name (`environment_variables`). */
  readonly environmentVariables?: Readonly<Record<string, string>>;
  /** `timeout` is in seconds. */
  readonly limits?: LimitOptions;
  /** On whose behalf it runs. The compute's own identity when absent. */
  readonly identity?: IdentityOptions;
  /** Interactive services beside the command, by a name of your own: `{ lab: { type: "jupyter_lab" } }`. */
  readonly services?: Readonly<Record<string, ServiceOptions>>;
  /** Where it stands in the queue of a serverless compute (`queue_settings`). */
  readonly queueSettings?: QueueOptions;
  /** Texts by name that steps of it carry and never change (`properties`). */
  readonly properties?: Readonly<Record<string, string>>;
}

/**
 * A component that is a command line, in any language. Ports keep the names given, and `${{inputs.x}}` and
 * `${{outputs.y}}` in the text name them; a part in `$[[ ]]` is left out when its optional input has no value.
 *
 * @example
 * const train = command({
 *   name: "train", command: "Rscript train.R --data ${{inputs.data}} $[[--depth ${{inputs.depth}}]] --model ${{outputs.model}}",
 *   inputs: { data: "uri_folder", depth: "integer?" }, outputs: { model: "custom_model" },
 *   code: "./src", environment: environment({ build: { path: "./docker" } }),
 * });
 * step(train, { data: this.data });
 * // component: { name: train, type: command, command: "Rscript …", inputs: { data: { type: uri_folder }, depth: { type: integer, optional: true } }, … }
 */
export function command<const S extends string, const I extends InputDefinitions = NoPorts, const O extends OutputDefinitions = NoPorts>(
  definition: CommandDefinition & {
    /** The command line. `${{inputs.x}}` and `${{outputs.y}}` name ports; what stands in `$[[ ]]` is left out when its optional input has no value. */
    readonly command: TextCheck<S, I, O>;
    /** Inputs by name: a kind, `integer?` for one that may be left out, or the kind with settings. */
    readonly inputs?: I & InputsCheck<I>;
    /** Outputs by name: a kind, or the kind with settings. */
    readonly outputs?: O & OutputsCheck<O>;
  },
): DefinedComponent<"command", { readonly [N in keyof I]: KindText<I[N]> }, { readonly [N in keyof O]: KindText<O[N]> }> {
  return writeDefinition({ kind: "command", maker: "command", definition, site: callSite(command) });
}
