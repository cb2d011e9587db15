"""One search of FLAML's."""

import os

import measures
from problem import Problem


def search(given, measure, settings, trials, share=1.0, series=None):
    """FLAML's AutoML with the best model it found for the data in `given`, in a `share` of the time that there is. `measure` measures a model."""
    from flaml import AutoML

    automl = AutoML()
    log = os.path.join(os.path.dirname(settings["trials"]), "flaml.log")
    with trials.followed(log, series):
        automl.fit(
            **given,
            **limits(settings, share),
            metric=Judge(measure, settings["primary_metric"]),
            estimator_list=list(settings["estimators"]),
            # Each has its turn. FLAML's own choice depends on how long they take, which is never the same.
            learner_selector="roundrobin",
            log_file_name=log,
            log_type="all",
            mlflow_logging=False,
        )
    if automl.model is None:
        raise Problem("no trial came to an end within the limits")
    return automl


class Judge:
    """What FLAML asks how good a trial is."""

    def __init__(self, measure, metric):
        self._measure, self._metric = measure, metric

    def __call__(self, rows, truth, model, *_, **__):
        found = self._measure(model, rows, truth)
        return measures.loss(self._metric, found[self._metric]), found

    def __reduce__(self):
        # FLAML keeps it with the model. Whoever loads that gets its name, and needs none of these files.
        return str, (self._metric,)


def limits(settings, share):
    """FLAML's words for the limits. Azure ML's defaults: 1,000 trials, six hours."""
    given = settings["limits"]
    trial = given.get("trial_timeout_minutes")
    return {
        # Of one alone FLAML does not say how good it is.
        "max_iter": max(2, given.get("max_trials", 1000)),
        "time_budget": given.get("timeout_minutes", 360) * 60 * share,
        "early_stop": given.get("enable_early_termination", True),
        "n_jobs": given.get("max_cores_per_trial", -1),
        "seed": settings["seed"],
        "verbose": 0,
        **({} if trial is None else {"train_time_limit": trial * 60}),
    }
