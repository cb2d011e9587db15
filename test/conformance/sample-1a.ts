import path from "node:path";
import type { CommandComponent } from "../../src/model/command-component.js";
import type { CommandNode } from "../../src/model/command-node.js";
import type { PipelineJob } from "../../src/model/pipeline-job.js";
import type { InputValue, OutputSetting } from "../../src/model/value.js";
import { readComponent } from "../../src/yaml/read-component.js";

/** Sample 1a as a model: three components from YAML, wired by hand as the notebook wires them. `folder` holds the sample's files. */
export function sample1a(folder: string): PipelineJob {
  const data: InputValue = {
    kind: "asset",
    asset: { type: "uri_folder", path: { kind: "local", path: path.join(folder, "data"), written: "./data/" } },
  };
  const pipelineInput = (input: string): InputValue => ({ kind: "binding", binding: { source: "pipeline_input", input } });
  const output = (node: string, name: string): InputValue => ({ kind: "binding", binding: { source: "node_output", node, output: name } });
  const node = (name: string, file: string, inputs: Record<string, InputValue>, outputs: Record<string, OutputSetting>): CommandNode => {
    const component = load(path.join(folder, file));
    return { kind: "command", name, component, inputs, outputs, source: component.source };
  };
  return {
    kind: "pipeline_job",
    displayName: "pipeline_with_components_from_yaml",
    description: "E2E dummy train-score-eval pipeline with components defined via yaml.",
    experimentName: "pipeline_samples",
    settings: { defaultCompute: "cpu-cluster" },
    source: "DSL",
    inputs: {
      training_input: data,
      test_input: data,
      training_max_epochs: { kind: "literal", value: 20 },
      training_learning_rate: { kind: "literal", value: 1.8 },
      learning_rate_schedule: { kind: "literal", value: "time-based" },
    },
    outputs: { scored_data: { mode: "upload" } },
    component: {
      kind: "pipeline",
      name: "pipeline_with_components_from_yaml",
      isDeterministic: true,
      source: "DSL",
      inputs: {
        training_input: { kind: "uri_folder" },
        test_input: { kind: "uri_folder" },
        training_max_epochs: { kind: "integer", default: 20 },
        training_learning_rate: { kind: "number", default: 1.8 },
        learning_rate_schedule: { kind: "string", default: "time-based" },
      },
      outputs: { trained_model: { kind: "uri_folder" }, scored_data: { kind: "uri_folder" }, evaluation_report: { kind: "uri_folder" } },
      jobs: {
        train_with_sample_data: node(
          "train_with_sample_data",
          "train_model.yml",
          {
            training_data: pipelineInput("training_input"),
            max_epochs: pipelineInput("training_max_epochs"),
            learning_rate: pipelineInput("training_learning_rate"),
            learning_rate_schedule: pipelineInput("learning_rate_schedule"),
          },
          { model_output: { boundTo: "trained_model" } },
        ),
        score_with_sample_data: node(
          "score_with_sample_data",
          "score_data.yml",
          { model_input: output("train_with_sample_data", "model_output"), test_data: pipelineInput("test_input") },
          { score_output: { boundTo: "scored_data", mode: "upload" } },
        ),
        eval_with_sample_data: node(
          "eval_with_sample_data",
          "eval_model.yml",
          { scoring_result: output("score_with_sample_data", "score_output") },
          { eval_output: { boundTo: "evaluation_report" } },
        ),
      },
    },
  };
}

function load(file: string): CommandComponent {
  const { component, diagnostics } = readComponent(file);
  if (component?.kind !== "command") throw new Error(diagnostics.map((d) => d.message).join("\n"));
  return component;
}
