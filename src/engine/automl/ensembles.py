"""Ensembles of the trials, as Azure ML has them: one that votes, and one in which a further model learns from what the others say.

Sources: Azure ML, "What is automated machine learning?" (ensemble models), and `StackEnsembleSettings` of its REST API.
"""

import time

import measures
import numpy
from sklearn import ensemble, linear_model
from sklearn.base import clone
from sklearn.model_selection import train_test_split

VOTING, STACK = "voting_ensemble", "stack_ensemble"

# A vote begins with so many of the best, which are no worse than the best by this share, and goes on for so many rounds.
FIRST, NEAR, ROUNDS = 5, 0.05, 15

LEARNERS = {
    "classification": {
        "logistic_regression": linear_model.LogisticRegression,
        "logistic_regression_cv": linear_model.LogisticRegressionCV,
        "light_gbm_classifier": "LGBMClassifier",
    },
    "regression": {
        "elastic_net": linear_model.ElasticNet,
        "elastic_net_cv": linear_model.ElasticNetCV,
        "light_gbm_regressor": "LGBMRegressor",
        "linear_regression": linear_model.LinearRegression,
    },
}


def add_ensembles(judge, workers, deadline, settings, trials):
    """Adds trials of ensembles, where they are wanted and two trials came to something."""
    training = settings.get("training") or {}
    members = trials.kept()
    if len(members) < 2:
        return
    chosen = choose(judge, members, settings["primary_metric"])
    if training.get("enable_vote_ensemble", True):
        started = time.monotonic()
        metrics = judge.measure_all(mixed([members[number]["outputs"] for number in chosen]))
        weights = {number: chosen.count(number) for number in sorted(set(chosen))}
        parts = {"trials": list(weights), "weights": [count / len(chosen) for count in weights.values()]}
        trials.add(VOTING, parts, {"found": (metrics, None)}, time.monotonic() - started)
    if training.get("enable_stack_ensemble", True) and settings["task"] != "forecasting":
        ranked = sorted(members, key=lambda number: (members[number]["loss"], number))
        bases = sorted(set(chosen)) if len(set(chosen)) > 1 else sorted(ranked[:2])
        workers.start(STACK, try_stack, [members[number] for number in bases], settings)
        for _, answer, seconds in workers.results(deadline):
            trials.add(STACK, {"trials": bases, "meta_learner": learner_name(judge, settings)}, answer, seconds)


def choose(judge, members, metric):
    """Numbers of the trials that vote, each as often as it counts: Caruana's ensemble selection, begun with the best."""

    def loss(numbers):
        return measures.loss(metric, judge.measure_all(mixed([members[number]["outputs"] for number in numbers]))[metric])

    ranked = sorted(members, key=lambda number: (members[number]["loss"], number))
    best = measures.score(metric, members[ranked[0]]["loss"])
    near = [number for number in ranked[:FIRST] if abs(measures.score(metric, members[number]["loss"]) - best) <= NEAR * abs(best)]
    chosen = near or ranked[:1]
    reached = loss(chosen)
    for _ in range(ROUNDS):
        tried = [(loss([*chosen, number]), place) for place, number in enumerate(ranked)]
        found, place = min(tried)
        if not found < reached:
            break
        chosen, reached = [*chosen, ranked[place]], found
    return chosen


def mixed(outputs):
    """The mean of what several models say, split by split."""
    return [numpy.mean(parts, axis=0) for parts in zip(*outputs)]


def vote(judge, bases, weights):
    kind = ensemble.VotingRegressor if judge.classes is None else ensemble.VotingClassifier
    soft = {} if judge.classes is None else {"voting": "soft"}
    return judge.fit(kind(models(judge, bases), weights=weights, **soft), judge.learns)


def try_stack(judge, bases, settings):
    """Metrics of a stack. With folds the further model learns from what the others said of the folds but one, and is judged on that."""
    if len(judge.splits) == 1:
        [(trains, judged)] = judge.splits
        model = stack_apart(judge, bases, trains, settings)
        return judge.measure_all([judge.outputs(model, judge.rows.iloc[judged].reset_index(drop=True))]), None
    said = [numpy.hstack([columns(base["outputs"][split]) for base in bases]) for split in range(len(judge.splits))]
    truth = [judge.target.iloc[judged].to_numpy() for _, judged in judge.splits]
    found = []
    for split, rows in enumerate(said):
        others = [place for place in range(len(said)) if place != split]
        model = learner(judge, settings).fit(numpy.vstack([said[one] for one in others]), numpy.concatenate([truth[one] for one in others]))
        found.append(judge.outputs(model, rows))
    return judge.measure_all(found), None


def stack(judge, bases, settings):
    """The stack that is kept."""
    if len(judge.splits) == 1:
        return stack_apart(judge, bases, judge.learns, settings)
    kind = ensemble.StackingRegressor if judge.classes is None else ensemble.StackingClassifier
    return judge.fit(kind(models(judge, bases), learner(judge, settings), cv=judge.splits), judge.learns)


def stack_apart(judge, bases, places, settings):
    """A stack whose further model learns from a share of the rows, which the others have not met."""
    share = stack_settings(settings).get("stack_meta_learner_train_percentage", 0.2)
    first, then = train_test_split(places, test_size=share, random_state=settings["seed"], stratify=strata(judge, places))
    kind = ensemble.StackingRegressor if judge.classes is None else ensemble.StackingClassifier
    ready = [(name, judge.fit(model, first)) for name, model in models(judge, bases)]
    return judge.fit(kind(ready, learner(judge, settings), cv="prefit"), then)


def strata(judge, places):
    """Classes of which both parts are to have some, where there are enough rows of each."""
    if judge.classes is None:
        return None
    target = judge.target.iloc[places]
    return target if target.value_counts().min() >= 2 else None


def columns(outputs):
    """What a stack takes of what a model says: one column less than there are classes says as much for two."""
    if outputs.ndim == 1:
        return outputs.reshape(-1, 1)
    return outputs[:, 1:] if outputs.shape[1] == 2 else outputs


def models(judge, bases):
    return [(f"trial_{base['trial']}", clone(judge.make(base["estimator"], base["config"]))) for base in bases]


def stack_settings(settings):
    return (settings.get("training") or {}).get("stack_ensemble_settings") or {}


def learner_name(judge, settings):
    """Azure ML's name of the further model: where none is asked for, one that is judged by folds itself when the others are."""
    asked = stack_settings(settings).get("stack_meta_learner_type", "none")
    if asked != "none":
        return asked
    name = "elastic_net" if judge.classes is None else "logistic_regression"
    return f"{name}_cv" if len(judge.splits) > 1 else name


def learner(judge, settings):
    kind = LEARNERS[settings["task"]][learner_name(judge, settings)]
    given = dict(stack_settings(settings).get("stack_meta_learner_kwargs") or {})
    if isinstance(kind, str):
        import lightgbm

        kind, given = getattr(lightgbm, kind), {"verbose": -1, **given}
    if "random_state" in kind().get_params():
        given = {"random_state": settings["seed"], **given}
    return kind(**given)


def build(judge, best, members, settings):
    """The model that is kept: of the best trial, learning from all rows."""
    parts = best.get("parameters", {})
    if best["estimator"] == VOTING:
        return vote(judge, [members[number] for number in parts["trials"]], parts["weights"])
    if best["estimator"] == STACK:
        return stack(judge, [members[number] for number in parts["trials"]], settings)
    return judge.fit(judge.make(best["estimator"], parts), judge.learns)
