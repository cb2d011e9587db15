"""Sample 11 as azure-ai-ml has it: the components that azml compiled, wired in Python. Run by scripts/make-sample-goldens.mjs."""

import math

from azure.ai.ml import Input, load_component
from azure.ai.ml.dsl import pipeline
from azure.ai.ml.sweep import Choice, LogUniform, RandomSamplingAlgorithm

prepare_data = load_component("./components/prepare_data.yml")
train_classifier = load_component("./components/train_classifier.yml")
score_images = load_component("./components/score_images.yml")
evaluate_model = load_component("./components/evaluate_model.yml")


@pipeline(
    name="image_classification",
    default_compute="cpu-cluster",
    description="Prepares images of digits, trains networks, and judges the best of them by unseen images.",
)
def image_classification(digits: Input(type="uri_folder"), epochs: Input(type="integer")):
    prepared = prepare_data(digits=digits)
    prepared.name = "prepare_data"
    trial = train_classifier(
        training=prepared.outputs.training,
        validation=prepared.outputs.validation,
        epochs=epochs,
        learning_rate=LogUniform(min_value=math.log(1e-4), max_value=math.log(3e-2)),
        width=Choice(values=[32, 64, 128]),
    )
    search = trial.sweep(
        primary_metric="validation_accuracy",
        goal="maximize",
        sampling_algorithm=RandomSamplingAlgorithm(seed=7, rule="sobol"),
    )
    search.set_limits(max_total_trials=8, max_concurrent_trials=2)
    search.name = "search"
    scored = score_images(model=search.outputs.model, images=prepared.outputs.unseen)
    scored.name = "score_images"
    evaluated = evaluate_model(scores=scored.outputs.scores, images=prepared.outputs.unseen)
    evaluated.name = "evaluate_model"
    return {"model": search.outputs.model, "report": evaluated.outputs.report}


@case(private=True)
def sample_11():
    job = image_classification(digits=Input(type="uri_folder", path="./digits"), epochs=10)
    job.experiment_name = "pipeline_samples"
    return job
