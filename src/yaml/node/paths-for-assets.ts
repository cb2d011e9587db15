import path from "node:path";
import { assetPath } from "../../model/asset-path.js";
import { isAssetKind } from "../../model/kind.js";
import { ownComponent } from "../../model/own-component.js";
import type { Node } from "../../model/pipeline.js";
import type { InputValue } from "../../model/value.js";
import type { YamlValue } from "../source/yaml-value.js";

/**
 * A plain text on a port for a file, folder, table or model is the path of one: `data: ./data`, `data: azureml:rows:1`. On a port of another
 * kind, and where the component is only named, it stays a text.
 */
export function withPathsForAssets(node: Node, place: YamlValue): Node {
  const ports = ownComponent(node)?.inputs;
  if (ports === undefined) return node;
  const inputs = Object.fromEntries(
    Object.entries(node.inputs).map(([name, value]): [string, InputValue] => {
      const kind = ports[name]?.kind;
      if (value.kind !== "literal" || typeof value.value !== "string" || !isAssetKind(kind)) return [name, value];
      return [name, { kind: "asset", asset: { type: kind, path: assetPath(value.value, path.dirname(place.file)) } }];
    }),
  );
  return { ...node, inputs };
}
