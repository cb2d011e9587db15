import type { ComponentReference } from "../../../model/component-reference.js";
import type { DefinitionSource } from "../../../model/definition-source.js";
import type { NodeCommon } from "../../../model/node-common.js";
import { compact } from "../../../util/compact.js";
import { ownName } from "../part/compute.js";
import { readInputs } from "../part/input-value.js";
import { readOutputs } from "../part/output-setting.js";
import { readSource } from "../part/source.js";
import type { BodyReader } from "../source/body-reader.js";

/** What the reader of a node is told. */
export interface NodeContext {
  /** The key in `jobs`, which is the node's name. */
  readonly name: string;
  readonly workspace: string | undefined;
}

/** What every use of a component has. */
export function readNodeCommon(reader: BodyReader, { name }: NodeContext, unsaid: DefinitionSource = "YAML.JOB"): NodeCommon {
  readNodeHead(reader, name);
  return {
    name,
    ...compact({
      displayName: reader.string("display_name"),
      comment: reader.string("comment"),
      tags: reader.strings("tags"),
      properties: reader.strings("properties"),
    }),
    inputs: readInputs(reader.get("inputs"), "node"),
    outputs: readOutputs(reader.get("outputs")),
    source: readSource(reader, unsaid),
  };
}

/** A node is named by its key; a name of its own repeats it. */
export function readNodeHead(reader: BodyReader, name: string): void {
  reader.skip(["type"]);
  const own = reader.get("name");
  if (own !== undefined && own.json !== name) {
    own.report("AZML616", `${own.describe()} is not the name of this node, which is "${name}"`, { severity: "warning" });
  }
}

/** `computeId`. */
export function readNodeCompute(reader: BodyReader, { workspace }: NodeContext): { compute?: string } {
  const id = reader.string("computeId");
  return compact({ compute: id === undefined ? undefined : ownName(id, "computes", workspace) });
}

/** `componentId`: a node's component lies in the workspace or a registry. */
export function readComponentId(reader: BodyReader): ComponentReference | undefined {
  reader.require("componentId");
  const id = reader.string("componentId");
  return id === undefined ? undefined : { kind: "reference", id };
}
