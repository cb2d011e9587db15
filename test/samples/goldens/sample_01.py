"""Sample 1 as azure-ai-ml has it: the same files, wired in Python. Run by scripts/make-sample-goldens.mjs."""

from azure.ai.ml import Input, load_component
from azure.ai.ml.dsl import pipeline

train_model = load_component("./train_model.yml")
score_data = load_component("./score_data.yml")
eval_model = load_component("./eval_model.yml")


@pipeline()
def pipeline_with_components_from_yaml(
    training_input, test_input, training_max_epochs=20, training_learning_rate=1.8, learning_rate_schedule="time-based"
):
    """E2E dummy train-score-eval pipeline with components defined via yaml."""
    train_with_sample_data = train_model(
        training_data=training_input,
        max_epochs=training_max_epochs,
        learning_rate=training_learning_rate,
        learning_rate_schedule=learning_rate_schedule,
    )
    score_with_sample_data = score_data(model_input=train_with_sample_data.outputs.model_output, test_data=test_input)
    score_with_sample_data.outputs.score_output.mode = "upload"
    eval_with_sample_data = eval_model(scoring_result=score_with_sample_data.outputs.score_output)
    return {
        "trained_model": train_with_sample_data.outputs.model_output,
        "scored_data": score_with_sample_data.outputs.score_output,
        "evaluation_report": eval_with_sample_data.outputs.eval_output,
    }


@case
def sample_01():
    data = Input(type="uri_folder", path="./data/")
    job = pipeline_with_components_from_yaml(training_input=data, test_input=Input(type="uri_folder", path="./data/"))
    job.settings.default_compute = "cpu-cluster"
    job.experiment_name = "pipeline_samples"
    return job
