import type { AssetInput } from "../../model/asset.js";
import type { CommandComponent } from "../../model/command-component.js";
import type { CommandNode } from "../../model/command-node.js";
import type { ComponentCommon } from "../../model/component-common.js";
import type { NodeCommon } from "../../model/node-common.js";
import type { PipelineJob, PipelineSettings } from "../../model/pipeline-job.js";
import type { InputPort, OutputPort } from "../../model/port.js";
import type { OutputSetting } from "../../model/value.js";
import { approximated, ignored, type ParityTable, same, unheard } from "./parity.js";

const noCompute = ignored("this machine is the compute");
const noIdentity = ignored("nobody signs in here");
const noQueue = ignored("nothing is queued with others");

const distributed = approximated(
  "mpi, pytorch and tensorflow: so many processes of this machine, which is one instance, with the variables that say their ranks; a script that calls MPI itself sees one. Ray is not started, with a warning",
);

/** What the user is told of a distribution of Ray. */
export const rayParity = unheard("Ray is not started here, and one process runs");
/** What the user is told of a distribution over several instances. */
export const instancesParity = unheard("this machine is one instance, and the processes of the others are not started");

export const pipelineJobParity: ParityTable<PipelineJob> = {
  displayName: same,
  description: same,
  experimentName: same,
  tags: same,
  properties: ignored("only the service reads them"),
  compute: noCompute,
  identity: noIdentity,
  services: ignored("there is no web page of a run"),
  settings: same,
  component: same,
  runs: approximated("a component that is registered here; others are refused (AZML506)"),
  inputs: same,
  outputs: same,
};

export const settingsParity: ParityTable<PipelineSettings> = {
  defaultCompute: noCompute,
  defaultDatastore: same,
  continueOnStepFailure: same,
  forceRerun: same,
  onInit: same,
  onFinalize: same,
};

export const nodeParity: ParityTable<NodeCommon> = {
  displayName: same,
  description: same,
  comment: same,
  tags: same,
  properties: ignored("only the service reads them"),
  inputs: same,
  outputs: same,
};

export const componentParity: ParityTable<ComponentCommon> = {
  version: same,
  displayName: same,
  description: same,
  tags: same,
  properties: ignored("only the service reads them"),
  inputs: same,
  outputs: same,
  isDeterministic: same,
  intellectualProperty: ignored("whoever runs it has the code"),
};

export const commandNodeParity: ParityTable<CommandNode, keyof NodeCommon> = {
  component: same,
  compute: noCompute,
  environmentVariables: same,
  resources: ignored("this machine has what it has"),
  distribution: distributed,
  limits: same,
  identity: noIdentity,
  services: ignored("interactive services run on Azure ML"),
  queueSettings: noQueue,
};

export const commandComponentParity: ParityTable<CommandComponent, keyof ComponentCommon> = {
  command: approximated("in bash, else sh; texts in quotes are escaped, and paths with spaces are quoted"),
  code: same,
  environment: approximated("what this machine has; with `--env venv` its Python packages, with `--env docker` its image"),
  resources: ignored("this machine has what it has"),
  distribution: distributed,
  additionalIncludes: same,
};

export const inputPortParity: ParityTable<InputPort> = {
  legacyPath: same,
  description: same,
  intellectualProperty: ignored("whoever runs it has the data"),
  optional: same,
  default: same,
  min: same,
  max: same,
  enum: same,
  mode: approximated("data on this machine is used where it lies, and what is downloaded is a copy"),
};

export const outputPortParity: ParityTable<OutputPort> = {
  legacyPath: same,
  description: same,
  intellectualProperty: ignored("whoever runs it has the data"),
  mode: approximated("written to a folder of the run"),
  earlyAvailable: approximated("read when the node has ended"),
};

export const assetParity: ParityTable<AssetInput> = {
  type: same,
  path: approximated(
    "local paths, https:// for files, what is registered here, and what .azml/datastores holds; the cloud is refused (AZML505)",
  ),
  mode: approximated("data on this machine is used where it lies, and what is downloaded is a copy"),
  datastore: ignored("nothing is uploaded"),
};

/** `registeredName` is `name`: what the output is registered as. */
export const outputSettingParity: ParityTable<OutputSetting & { readonly registeredName?: string }> = {
  boundTo: same,
  type: same,
  mode: approximated("written to a folder of the run"),
  path: approximated("a folder below .azml/datastores"),
  registeredName: same,
  version: same,
  description: same,
};
