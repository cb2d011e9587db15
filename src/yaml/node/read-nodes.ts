import type { Node } from "../../model/pipeline.js";
import { nodeNamePattern } from "../../model/name.js";
import type { ReadContext } from "../read-context.js";
import { didYouMean } from "../../util/did-you-mean.js";
import { describe, expectMap } from "../source/read-value.js";
import type { YamlValue } from "../source/yaml-value.js";
import { laterNodeKinds, nodeReaders } from "./node-readers.js";
import type { PipelineScope } from "./node-scope.js";
import { withPathsForAssets } from "./paths-for-assets.js";
import { readNodeComponent } from "./read-node-component.js";
import { byName } from "../../util/by-name.js";

/** `jobs:` of a pipeline: its nodes, in the order of the file. */
export function readNodes(value: YamlValue | undefined, scope: PipelineScope, read: ReadContext): Record<string, Node> {
  if (value === undefined) return {};
  if (value.isList)
    value.report("AZML406", `"jobs" must be a map of keys and values, not a list`, { hint: "write each node below its name" });
  else expectMap(value, `"jobs"`);
  const places = new Map(value.entries());
  const done = new Map<string, Node | undefined>();
  const sibling = (name: string): Node | undefined => {
    const place = places.get(name);
    if (place === undefined || done.has(name)) return done.get(name);
    done.set(name, undefined);
    const node = readNode(place, name);
    done.set(name, node);
    return node;
  };
  const readNode = (place: YamlValue, name: string): Node | undefined => {
    if (!nodeNamePattern.test(name)) {
      place.reportKey("AZML416", `"${name}" cannot be the name of a node`, {
        focus: name,
        hint: "use lower-case letters, digits and _, not starting with a digit",
      });
    }
    const kind = nodeKind(place, read);
    const node = kind === undefined ? undefined : nodeReaders[kind](place, { name, scope, siblings: [...places.keys()], sibling, read });
    return node && withPathsForAssets(node, place);
  };
  const nodes = byName<Node>();
  for (const name of places.keys()) {
    const node = sibling(name);
    if (node !== undefined) nodes[name] = node;
  }
  return nodes;
}

function nodeKind(place: YamlValue, read: ReadContext): Node["kind"] | undefined {
  if (!place.isMap) {
    const file = /\.ya?ml$/.test(place.rawText) ? { hint: `write component: ${place.rawText} below its name` } : {};
    place.report("AZML406", `a node must be a map of keys and values, not ${describe(place)}`, file);
    return undefined;
  }
  const keys = new Map(place.entries());
  const type = keys.get("type");
  if (type === undefined || type.isNull) return inferKind(keys, read);
  const kind = type.rawText.toLowerCase();
  if (Object.hasOwn(nodeReaders, kind)) return kind as Node["kind"];
  if (laterNodeKinds.includes(kind)) {
    type.report("AZML420", `not supported yet: type: ${kind}`);
    return undefined;
  }
  const kinds = [...Object.keys(nodeReaders), ...laterNodeKinds];
  const guess = didYouMean(kind, kinds);
  type.report("AZML411", `"${type.rawText}" is not a type of node`, {
    notes: [`types: ${kinds.join(", ")}`],
    ...(guess === undefined ? {} : { hint: `did you mean "${guess}"?` }),
  });
  return undefined;
}

/** A node without `type` is what its component is; a command when that cannot be told. */
function inferKind(keys: ReadonlyMap<string, YamlValue>, read: ReadContext): Node["kind"] | undefined {
  const place = keys.get("component");
  if (place === undefined) {
    return keys.has("trial") ? "sweep" : keys.get("task")?.isMap ? "parallel" : "command";
  }
  const component = readNodeComponent(place, read);
  return component === undefined ? undefined : component.kind === "reference" ? "command" : component.kind;
}
