"""Sample 2 as azure-ai-ml has it: the components that azml compiled, wired in Python. Run by scripts/make-sample-goldens.mjs."""

from azure.ai.ml import Input, Output, load_component
from azure.ai.ml.dsl import pipeline

train_model = load_component("./components/train_model.yml")
score_data = load_component("./components/score_data.yml")
eval_model = load_component("./components/eval_model.yml")

CUSTOM_PATH = "azureml://datastores/workspaceblobstore/paths/custom_path/${{name}}/"


@pipeline(
    default_compute="cpu-cluster",
    description="Trains, scores and evaluates a classifier of iris flowers, with components defined as decorated classes.",
)
def train_score_eval(input_data, test_data, learning_rate=0.1):
    train_with_sample_data = train_model(training_data=input_data, max_epochs=5, learning_rate=learning_rate)
    score_with_sample_data = score_data(
        model_input=train_with_sample_data.outputs.model_output,
        test_data=test_data,
        model_file=train_with_sample_data.outputs.output,
    )
    score_with_sample_data.outputs.score_output = Output(type="uri_folder", mode="rw_mount", path=CUSTOM_PATH)
    eval_with_sample_data = eval_model(
        scoring_result=score_with_sample_data.outputs.score_output, scoring_file=score_with_sample_data.outputs.output
    )
    return {
        "eval_output": eval_with_sample_data.outputs.eval_output,
        "model_output": train_with_sample_data.outputs.model_output,
    }


@case
def sample_02():
    job = train_score_eval(
        input_data=Input(type="uri_file", path="./data/iris-train.csv"),
        test_data=Input(type="uri_file", path="./data/iris-test.csv"),
    )
    job.outputs.model_output = Output(type="uri_folder", mode="rw_mount", path=CUSTOM_PATH)
    job.experiment_name = "pipeline_samples"
    return job
