import type { Rule } from "./rule.js";
import { bindingsExist, noCycles } from "./rules/bindings.js";
import { optionalOutsideBrackets } from "./rules/command-text.js";
import { branches, doWhileLoops, parallelForLoops } from "./rules/control-flow.js";
import { copyPorts } from "./rules/data-transfer.js";
import { kindsFit } from "./rules/kinds.js";
import { assetsAndPrimitives, defaultsFit, literalsFit } from "./rules/literals.js";
import { distinctNames } from "./rules/names.js";
import { outputRegistration, outputsWrittenOnce } from "./rules/outputs.js";
import { optionalToRequired } from "./rules/pipeline-inputs.js";
import { requiredInputs, unknownInputs, unknownOutputs } from "./rules/ports.js";

/** What a pipeline has to satisfy wherever it is used: as a job, within one, and by itself. */
export const pipelineRules: readonly Rule[] = [
  distinctNames,
  unknownInputs,
  requiredInputs,
  literalsFit,
  assetsAndPrimitives,
  defaultsFit,
  bindingsExist,
  noCycles,
  kindsFit,
  optionalToRequired,
  unknownOutputs,
  outputRegistration,
  outputsWrittenOnce,
  optionalOutsideBrackets,
  branches,
  doWhileLoops,
  parallelForLoops,
  copyPorts,
];
