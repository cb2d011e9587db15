import type { ControlFlowCommon } from "../../model/control-flow-common.js";
import type { DataTransferNode } from "../../model/data-transfer-node.js";
import type { DoWhileNode } from "../../model/do-while-node.js";
import type { IfElseNode } from "../../model/if-else-node.js";
import type { NodeCommon } from "../../model/node-common.js";
import type { ParallelForNode } from "../../model/parallel-for-node.js";
import type { ParallelNode } from "../../model/parallel-node.js";
import type { Node, PipelineNode, SweepNode } from "../../model/pipeline.js";
import { automlParity } from "./automl.js";
import { commandNodeParity } from "./common.js";
import { sparkNodeParity } from "./spark.js";
import { approximated, ignored, type Parity, type ParityTable, same } from "./parity.js";

type KindParity = { readonly [setting: string]: Parity };

const sweep: ParityTable<SweepNode, keyof NodeCommon> = {
  component: same,
  searchSpace: same,
  environmentVariables: same,
  samplingAlgorithm: approximated("the same algorithms with random numbers of their own; `bayesian` is a tree-structured Parzen estimator"),
  objective: same,
  limits: same,
  earlyTermination: same,
  queueSettings: ignored("nothing is queued with others"),
  resources: ignored("this machine has what it has"),
  compute: ignored("this machine is the compute"),
  identity: ignored("nobody signs in here"),
};

const ifElse: ParityTable<IfElseNode, keyof ControlFlowCommon> = { condition: same, trueBlock: same, falseBlock: same };

const doWhile: ParityTable<DoWhileNode, keyof ControlFlowCommon> = {
  body: same,
  condition: same,
  mapping: same,
  maxIterationCount: same,
};

const parallelFor: ParityTable<ParallelForNode, keyof ControlFlowCommon> = {
  body: approximated("commands, pipelines and sweeps are repeated; other nodes within pipelines"),
  items: same,
  maxConcurrency: same,
};

const parallel: ParityTable<ParallelNode, keyof NodeCommon> = {
  component: same,
  task: approximated(
    "run_function, in the Python of this machine or with `--env venv` of its environment, not in a container (AZML562); of the arguments that Azure ML takes for itself, error_threshold and allowed_failed_percent count; a model as the task is refused (AZML550)",
  ),
  inputData: approximated("an mltable is read with all its transformations but read_delta_lake (AZML553)"),
  miniBatchSize: same,
  partitionKeys: approximated("of tables, not of lists of files (AZML553)"),
  retrySettings: same,
  loggingLevel: approximated("how much azml says of mini-batches in the node's log"),
  maxConcurrencyPerInstance: approximated("times the instances, and at most as many processes as there are processors"),
  errorThreshold: same,
  miniBatchErrorThreshold: same,
  resources: approximated("instances are more processes on this machine; the rest is ignored"),
  compute: ignored("this machine is the compute"),
  environmentVariables: same,
  identity: ignored("nobody signs in here"),
};

const pipeline: ParityTable<PipelineNode, keyof NodeCommon> = { component: same };

const dataTransfer: ParityTable<DataTransferNode & { readonly task: "copy_data" }, keyof NodeCommon> = {
  component: same,
  compute: ignored("this machine is the compute"),
  task: approximated("copies; imports and exports are refused (AZML518), as their connections belong to a workspace"),
  dataCopyMode: same,
};

export const kindParity: { readonly [Kind in Node["kind"]]: KindParity } = {
  command: commandNodeParity,
  pipeline,
  sweep,
  if_else: ifElse,
  do_while: doWhile,
  parallel_for: parallelFor,
  data_transfer: dataTransfer,
  parallel,
  automl: automlParity,
  spark: sparkNodeParity,
};
