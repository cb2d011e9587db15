import type { ComponentCommon } from "../../model/component-common.js";
import type { NodeCommon } from "../../model/node-common.js";
import type { SparkComponent } from "../../model/spark-component.js";
import type { SparkNode } from "../../model/spark-node.js";
import type { SparkSettings } from "../../model/spark-settings.js";
import { approximated, ignored, type ParityTable, same } from "./parity.js";

const found = approximated("relative to the code; Spark's own `SparkFiles.get` finds it");

export const sparkNodeParity: ParityTable<SparkNode, keyof NodeCommon> = {
  component: same,
  entry: approximated(
    "a Python file by `spark-submit`; a class, which only registered components can have, is looked for in the first of the jars",
  ),
  pyFiles: same,
  jars: same,
  files: found,
  archives: found,
  conf: approximated(
    "Spark is one process: its threads are the cores of all executors, at most the processors there are, and its memory is the driver's or an executor's, whichever is more; master, deploy mode and dynamic allocation are those of a cluster and left out; the web page is off, and so is what is below a warning in the log, unless `conf` says otherwise",
  ),
  args: approximated("the words that a shell would see"),
  compute: ignored("this machine is the compute"),
  resources: ignored("this machine has what it has, and the version of Spark that was found"),
  identity: ignored("nobody signs in here"),
};

export const sparkComponentParity: ParityTable<SparkComponent, keyof ComponentCommon | keyof SparkSettings> = {
  code: same,
  environment: approximated(
    "what this machine has; with `--env venv` its Python packages, pyspark among them; not in a container (AZML562)",
  ),
  additionalIncludes: same,
};
