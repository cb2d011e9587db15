"""Sample 10 as azure-ai-ml has it: the components that azml compiled, wired in Python. Run by scripts/make-sample-goldens.mjs."""

from azure.ai.ml import Input, load_component
from azure.ai.ml.dsl import pipeline
from azure.ai.ml.dsl._condition import condition
from azure.ai.ml.dsl._do_while import do_while
from azure.ai.ml.dsl._group_decorator import group
from azure.ai.ml.dsl._parallel_for import parallel_for

first_guess = load_component("./components/first_guess.yml")
refine = load_component("./components/refine.yml")
is_good_enough = load_component("./components/is_good_enough.yml")
publish = load_component("./components/publish.yml")
complain = load_component("./components/complain.yml")


@group
class Settings:
    target: float
    tolerance: float = 1e-6


@pipeline(description="Guesses a square root from several starting points at the same time.")
def first_guesses(target: Input(type="number")):
    body = first_guess(target=target)
    body.name = "first_guess"
    guesses = parallel_for(body=body, items=[{"start": 1}, {"start": 10}, {"start": 100}], max_concurrency=2)
    guesses.name = "parallelfor"
    return {"guesses": guesses.outputs.model}


@pipeline(
    default_compute="cpu-cluster",
    description="Finds a square root, and publishes it when it is good enough.",
)
def control_flow(settings: Settings):
    several = first_guesses(target=settings.target)
    several.name = "first_guesses"
    first = first_guess(target=settings.target)
    first.name = "first_guess"
    refined = refine(model=first.outputs.model, target=settings.target, round=0)
    refined.name = "refine"
    loop = do_while(
        body=refined,
        condition=refined.outputs.keep_going,
        mapping={"refined": refined.inputs.model, "next_round": refined.inputs.round},
        max_iteration_count=20,
    )
    loop.name = "dowhile"
    good = is_good_enough(model=refined.outputs.refined, tolerance=settings.tolerance)
    good.name = "is_good_enough"
    published = publish(model=refined.outputs.refined)
    published.name = "publish"
    refused = complain(model=refined.outputs.refined)
    refused.name = "complain"
    branch = condition(good.outputs.output, true_block=published, false_block=refused)
    branch.name = "conditionnode"


@case(private=True)
def sample_10():
    job = control_flow(settings=Settings(target=2))
    job.experiment_name = "pipeline_samples"
    return job
