import { type CallSite, callSite } from "../diagnostics/call-site.js";
import type { AutomlTaskName } from "../model/automl-words.js";
import type { AutomlData, AutomlSettings } from "../types/automl-settings.js";
import type { Binding } from "../types/binding.js";
import { frameFor } from "./frame.js";
import type { IdentityOptions, QueueOptions, ResourceOptions } from "../types/run-options.js";
import type { CommonStepOptions } from "./step-options.js";
import type { Step } from "./step.js";

/** Options of an AutoML node. */
export interface AutomlOptions extends CommonStepOptions<AutomlOutputs, AutomlData> {
  /** Compute that it runs on: a name of the workspace's. The pipeline's default compute when absent. */
  readonly compute?: string | Binding<"string">;
  /** Machines that it runs on; on a serverless compute they are made. */
  readonly resources?: ResourceOptions;
  /** Where it stands in the queue of a serverless compute (`queue_settings`). */
  readonly queueSettings?: QueueOptions;
  /** On whose behalf it runs. The compute's own identity when absent. */
  readonly identity?: IdentityOptions;
  /** Environment variables of its processes: texts, by name (`environment_variables`). */
  readonly environmentVariables?: Readonly<Record<string, string>>;
}

/** What an AutoML node makes: the model that was best. */
interface AutomlOutputs {
  /** The model of the best trial (`best_model`). */
  readonly bestModel: Binding<"mlflow_model">;
}

/** A step that finds a model. */
export type AutomlStep = Step<AutomlOutputs>;

type Maker<Task extends AutomlTaskName> = (settings: AutomlSettings<Task>, options?: AutomlOptions) => AutomlStep;

function maker<Task extends AutomlTaskName>(task: Task): Maker<Task> {
  return function make(settings, options) {
    const site: CallSite = callSite(make);
    return frameFor(`automl.${functionName(task)}`, site).add({ kind: "automl", task, settings, options, site }) as AutomlStep;
  };
}

function functionName(task: string): string {
  return task.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
}

/**
 * Nodes in which the service finds a model for tables, images or texts. `searchSpace` of images and texts takes `choice(…)`, `uniform(…)` and their
 * siblings.
 *
 * @throws AzmlError AZML201 outside `build()`
 * @example
 * const best = automl.classification({
 *   trainingData: prepared.outputs.train, targetColumnName: "y", primaryMetric: "accuracy",
 *   limits: { maxTrials: 5 }, training: { enableStackEnsemble: false },
 * }, { name: "classify" });
 * step(Register, { model: best.outputs.bestModel });
 * // jobs: { classify: { type: automl, task: classification, training_data: "${{parent.jobs.prepare.outputs.train}}", target_column_name: y, … } }
 */
export const automl = {
  classification: maker("classification"),
  regression: maker("regression"),
  forecasting: maker("forecasting"),
  imageClassification: maker("image_classification"),
  imageClassificationMultilabel: maker("image_classification_multilabel"),
  imageObjectDetection: maker("image_object_detection"),
  imageInstanceSegmentation: maker("image_instance_segmentation"),
  textClassification: maker("text_classification"),
  textClassificationMultilabel: maker("text_classification_multilabel"),
  textNer: maker("text_ner"),
} as const;
