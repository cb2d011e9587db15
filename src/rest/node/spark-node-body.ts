import type { SparkNode } from "../../model/spark-node.js";
import { filled, type JsonObject } from "../json-object.js";
import { nodeIdentityBody } from "../part/run-settings.js";
import { mergedSparkConf, sparkEntryBody, sparkIdentity, sparkResourcesBody } from "../part/spark-settings.js";
import type { ResolvedIds } from "../resolved-ids.js";
import { commonNodeBody } from "./common-body.js";

/** A Spark node in `properties.jobs`. It repeats its component, whose settings win but for `conf`. */
export function sparkNodeBody(node: SparkNode, ids: ResolvedIds): JsonObject {
  const own = node.component.kind === "reference" ? undefined : node.component;
  const { entry, pyFiles, jars, files, archives, args } = own ?? node;
  const identity = sparkIdentity(node);
  return filled({
    ...commonNodeBody(node, ids),
    entry: entry === undefined ? undefined : sparkEntryBody(entry),
    py_files: pyFiles,
    jars,
    files,
    archives,
    conf: mergedSparkConf(node.conf, own && (own.conf ?? {})),
    args,
    resources: node.resources === undefined ? undefined : sparkResourcesBody(node.resources),
    identity: identity === undefined ? undefined : nodeIdentityBody(identity),
  });
}
