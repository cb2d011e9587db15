import { callSite } from "../diagnostics/call-site.js";
import type { DefinedComponent } from "../types/component-type.js";
import type { InputDefinitions, InputsCheck, OutputDefinitions, OutputsCheck, KindText, NoPorts } from "../types/port-definition.js";
import type { TextCheck } from "../types/text-check.js";
import { type CodePath, type DefinitionCommon, type NodeEnvironments, writeDefinition } from "./definition.js";
import type { DistributionOptions, IdentityOptions, LimitOptions, QueueOptions, ResourceOptions, ServiceOptions } from "./run-options.js";

/** A command and what it runs with. From `compute` on these are settings of each step of it; the options of `step()` win. */
export interface CommandDefinition extends DefinitionCommon {
  readonly code?: CodePath;
  readonly environment?: NodeEnvironments;
  readonly resources?: ResourceOptions;
  readonly distribution?: DistributionOptions;
  readonly compute?: string;
  readonly environmentVariables?: Readonly<Record<string, string>>;
  /** `timeout` is in seconds. */
  readonly limits?: LimitOptions;
  readonly identity?: IdentityOptions;
  readonly services?: Readonly<Record<string, ServiceOptions>>;
  readonly queueSettings?: QueueOptions;
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
    readonly command: TextCheck<S, I, O>;
    readonly inputs?: I & InputsCheck<I>;
    readonly outputs?: O & OutputsCheck<O>;
  },
): DefinedComponent<"command", { readonly [N in keyof I]: KindText<I[N]> }, { readonly [N in keyof O]: KindText<O[N]> }> {
  return writeDefinition({ kind: "command", maker: "command", definition, site: callSite(command) });
}
