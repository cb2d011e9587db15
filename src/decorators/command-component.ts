import { callSite } from "../diagnostics/call-site.js";
import type { EnvironmentSpec } from "../types/environment-spec.js";
import type { DistributionOptions, ResourceOptions } from "../types/run-options.js";
import { type ComponentDecorator, type InputsOption, recordDecorator } from "./component-decorator.js";

/** What a component that is a class or a method says of itself (schema `commandComponent`). */
export interface CommandComponentOptions<I extends InputsOption = InputsOption> {
  /** Component name; the class or method name in snake_case when absent. */
  readonly name?: string;
  /** Version of the component (`version`). Without one it is registered with the job only, under a hash. */
  readonly version?: string;
  /** The component's name when absent. */
  readonly displayName?: string;
  /** For people, on the page of the component. */
  readonly description?: string;
  /** Texts by name, to find the component by. */
  readonly tags?: Readonly<Record<string, string>>;
  /** False when equal inputs may give other outputs. Default: true. */
  readonly isDeterministic?: boolean;
  /** Where the body runs on Azure ML. Default: an image with Node. */
  readonly environment?: EnvironmentSpec | string;
  /** Machines that it asks for. A step's own win. */
  readonly resources?: ResourceOptions;
  /** How it runs in several processes. A step's own wins. */
  readonly distribution?: DistributionOptions;
  /**
   * Files that the body reads from beside its source: files, folders and patterns (`*`, `**`), relative to the source file. They keep their places
   * towards it, so that `new URL("./prompts/en.txt", import.meta.url)` finds them wherever the body runs. Default: those that the source names by
   * literal texts.
   *
   * @throws AZML811 in a text that stands for no file.
   * @example ["./prompts/**", "./labels.json"]
   */
  readonly assets?: readonly string[];
  /** Methods only: the class whose fields are the method's ports. */
  readonly inputs?: I;
}

/**
 * Makes a component of a class (fields are ports, `run()` is the body) or of a method (its one parameter is a class
 * of ports). It only records: the class stays an ordinary class that a unit test can `new` and call. Public fields are
 * ports to `step()`; what else the class holds is `private` or `#private`.
 *
 * @example
 * ;@commandComponent({ displayName: "Train", version: "1" })
 * export class Train {
 *   ;@input("uri_folder") data!: UriFolder;
 *   ;@output("custom_model") model!: Output<CustomModel>;
 *   async run() { … }
 * }
 */
export function commandComponent<const I extends InputsOption = never>(options?: CommandComponentOptions<I>): ComponentDecorator<"run", I> {
  const site = callSite(commandComponent);
  return recordDecorator("commandComponent", options, site);
}
