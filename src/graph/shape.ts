import type { CallSite } from "../diagnostics/call-site.js";
import type { Class } from "../metadata/record.js";
import type { ReferencedType } from "../dsl/component.js";
import type { ComponentReference } from "../model/component-reference.js";
import type { UsableComponent } from "../model/pipeline.js";
import type { InputPort, OutputPort } from "../model/port.js";
import type { OutputSetting } from "../model/value.js";
import type { PendingPath } from "./pending-path.js";
import type { StepSettings } from "./step-settings.js";

/** One input as users write it: a port, or a group of them. */
export type InputShape =
  | { readonly property: string; readonly wire: string; readonly port: InputPort }
  | { readonly property: string; readonly wire: string; readonly group: readonly InputShape[] };

/** One output as users write it. */
export interface OutputShape {
  readonly property: string;
  readonly wire: string;
  readonly port: OutputPort;
  /** Of a pipeline's: what the step says of it whose output it is. Whoever uses the pipeline says so, too. */
  readonly said?: OutputSetting;
  /** Came of a mistake that was reported: nothing more is said of it, or of what it is wired to. */
  readonly broken?: true;
}

/** The ports of a component, by the names that users write. */
export interface Ports {
  readonly inputs: readonly InputShape[];
  readonly outputs: readonly OutputShape[];
}

/** A component together with the names that users write for its ports. */
export interface ComponentShape extends Ports {
  /** How messages call it: the class, the method, or the component's name. */
  readonly label: string;
  /** What nodes of it are called when nobody says. */
  readonly name: string;
  readonly component: UsableComponent | ComponentReference;
  /** What kind of component a reference stands for. */
  readonly type?: ReferencedType;
  /** True when the ports are not known here: any name goes, of any kind. */
  readonly open?: true;
  readonly site: CallSite | undefined;
  /** Settings of every node of it; those of the node win. */
  readonly settings?: StepSettings;
  /** True when each node states the kinds of its outputs, as azure-ai-ml has it for components that are built in code. */
  readonly statesOutputs?: true;
  /** The classes behind a TypeScript body. */
  readonly body?: BodyOwner;
  /** Problems within a pipeline, that get the name of its node before their paths. */
  readonly pending?: readonly PendingPath[];
}

/** The class that holds a body, and, for a method component, the class of its ports. */
export interface BodyOwner {
  readonly owner: Class;
  readonly ports?: Class;
}

/** What kind of node runs a component. */
export function kindOf({ component, type }: ComponentShape): UsableComponent["kind"] {
  return component.kind === "reference" ? (type ?? "command") : component.kind;
}

/** A group flattened to its ports: property path → port. */
export function flatInputs(inputs: readonly InputShape[], prefix = ""): { property: string; wire: string; port: InputPort }[] {
  return inputs.flatMap((input) =>
    "group" in input
      ? flatInputs(input.group, `${prefix}${input.property}.`)
      : [{ property: prefix + input.property, wire: input.wire, port: input.port }],
  );
}

/** `trainingData, epochs (default 10), note?`: what messages say of a component's inputs. */
export function describeInputs(inputs: readonly InputShape[]): string {
  const words = inputs.map((input) => {
    if ("group" in input) return `${input.property} { ${describeInputs(input.group)} }`;
    if (input.port.default !== undefined) return `${input.property} (default ${JSON.stringify(input.port.default)})`;
    return input.port.optional ? `${input.property}?` : input.property;
  });
  return words.length > 0 ? words.join(", ") : "none";
}
