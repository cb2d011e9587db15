import fc from "fast-check";
import type { Component, Node } from "../../../src/model/pipeline.js";
import { ownComponent } from "../../../src/model/own-component.js";
import { yamlJobs } from "../generators/arbitrary-job.js";
import { commandComponent } from "../generators/arbitrary/command.js";
import { dataTransferNode } from "../generators/arbitrary/data-transfer.js";
import { parallelNode } from "../generators/arbitrary/parallel.js";
import { sparkNode } from "../generators/arbitrary/spark.js";

/** A component of every kind; those of nodes, and what is imported from and exported to. */
export function components(scratch: string): fc.Arbitrary<Component> {
  const ofNodes = fc
    .oneof(dataTransferNode(scratch), parallelNode(scratch), sparkNode(scratch))
    .map((node) => ownComponent({ ...node, name: "node" } as Node));
  return fc.oneof<fc.Arbitrary<Component>[]>(
    commandComponent(scratch),
    ofNodes.filter((component) => component !== undefined),
    yamlJobs(scratch).map(({ component }) => component),
    transfers,
  );
}

const external = fc.constantFrom("database" as const, "file_system" as const);
const ports = { name: "move", isDeterministic: true, inputs: {}, outputs: {}, source: "YAML.COMPONENT" as const };
const transfers: fc.Arbitrary<Component> = fc.oneof(
  external.map((from) => ({ kind: "data_transfer" as const, task: "import_data" as const, ...ports, from })),
  external.map((to) => ({ kind: "data_transfer" as const, task: "export_data" as const, ...ports, to })),
);
