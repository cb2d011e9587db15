import type { PortKind } from "../../model/kind.js";
import { ownComponent } from "../../model/own-component.js";
import type { OutputSetting } from "../../model/value.js";
import type { OutputResolver, Producer } from "./resolve-output.js";
import type { Expansion } from "./scope.js";

/** What somebody says of an output, and who writes it. */
export interface SaidOfOutput {
  readonly output: string;
  readonly setting: OutputSetting;
  /** As diagnostics name places: `jobs.train.outputs.model`. */
  readonly place: string;
  readonly producer: Producer;
}

/** What is said of outputs: by nodes, then by the pipelines around them, the job last. The later has the last word, as on Azure ML. */
export function* outputSettings({ leaves, scopes }: Expansion, resolver: OutputResolver): Iterable<SaidOfOutput> {
  for (const leaf of leaves) {
    for (const [output, setting] of Object.entries(leaf.node.outputs)) {
      yield { output, setting, place: `${leaf.place}.outputs.${output}`, producer: { leaf, output } };
    }
  }
  for (const scope of scopes.toReversed()) {
    for (const [output, setting] of Object.entries(scope.outputSettings)) {
      const producer = resolver.ofPipeline(scope, output);
      if (producer) yield { output, setting, place: `${scope.jobsPath.replace(/jobs$/, "")}outputs.${output}`, producer };
    }
  }
}

/** The kind of an output; undefined when its component does not say. */
export function outputKind({ leaf, output }: Producer): PortKind | undefined {
  return ownComponent(leaf.node)?.outputs[output]?.kind;
}
