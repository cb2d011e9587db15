"""Tries candidates within the limits of the job."""

import math
import time

import measures
from ensembles import add_ensembles
from judge import try_out
from problem import Problem
from proposals import Proposals
from workers import Workers, cores

# Trials without a better score after which a search ends early (Azure ML's REST API, `enableEarlyTermination`).
PATIENCE = 20


def search(judge, given, settings, trials):
    """The best trial. `given` is what FLAML is told of the data. Results count in the order of their numbers, whichever comes first."""
    limits = limits_of(settings)
    deadline = time.monotonic() + limits["timeout"]
    workers = Workers(judge, limits["concurrency"], limits["threads"], limits["trial_timeout"])
    try:
        proposals = Proposals(list(settings["estimators"]), given, limits["asked_concurrency"], settings["seed"])
        ended = try_all(workers, proposals, limits, deadline, settings, trials)
        if ended in ("max_trials", "early_termination", "no_more"):
            add_ensembles(judge, workers, deadline, settings, trials)
    finally:
        workers.stop()
    best = trials.best()
    if best is None:
        failures = [trial for trial in trials.all if "failed" in trial]
        if not failures:
            raise Problem(f"no trial came to an end within timeout_minutes ({limits['timeout'] / 60:g}): allow more, or give less data")
        first = failures[0]
        many = "the only trial" if len(failures) == 1 else f"each of {len(failures)} trials"
        raise Problem(f"{many} failed; {first['algorithm']}: {first['failed']}")
    return best


def try_all(workers, proposals, limits, deadline, settings, trials):
    """Tries candidates until a limit is reached, and says which."""
    started, arrived, running = 0, {}, {}
    while True:
        while started < limits["max_trials"] and workers.has_room() and (proposal := proposals.next()) is not None:
            running[started] = proposal
            workers.start(started, try_out, proposal[0].estimator, proposal[1])
            started += 1
        if not workers.is_busy():
            return "max_trials" if started == limits["max_trials"] else "no_more"
        for number, answer, seconds in workers.results(deadline):
            lane, config = running.pop(number)
            lane.tell(loss_of(answer, settings))
            arrived[number] = (lane.estimator, config, answer, seconds)
        while len(trials.all) in arrived:
            trials.add(*arrived.pop(len(trials.all)))
            ended = is_enough(limits, trials)
            if ended is not None:
                return ended
        if time.monotonic() >= deadline:
            trials.say(f"timeout_minutes ({limits['timeout'] / 60:g}) is over")
            for number in sorted(arrived):
                trials.add(*arrived[number])
            return "timeout"


def loss_of(answer, settings):
    if "failed" in answer:
        return None
    metric = settings["primary_metric"]
    value = measures.loss(metric, answer["found"][0][metric])
    return None if math.isnan(value) else value


def is_enough(limits, trials):
    best = trials.best()
    if best is None:
        return None
    if limits["exit_score"] is not None and best["loss"] <= limits["exit_score"]:
        trials.say(f"exit_score is reached by trial {best['trial']}")
        return "exit_score"
    if limits["ends_early"] and len(trials.all) - 1 - best["trial"] >= PATIENCE:
        trials.say(f"no better score in {PATIENCE} trials: ends early")
        return "early_termination"
    return None


def limits_of(settings):
    """Limits with Azure ML's defaults, and what this machine makes of them."""
    given = settings["limits"]
    there = max(1, min(cores(), int(settings.get("cores") or cores())))
    asked = int(given.get("max_concurrent_trials", 1))
    concurrency = min(asked, there)
    threads = there // concurrency
    most = int(given.get("max_cores_per_trial", -1))
    score = given.get("exit_score")
    return {
        "max_trials": int(given.get("max_trials", 1000)),
        "timeout": given.get("timeout_minutes", 360) * 60,
        "trial_timeout": given.get("trial_timeout_minutes", 30) * 60,
        "ends_early": given.get("enable_early_termination", True),
        "exit_score": None if score is None else measures.loss(settings["primary_metric"], score),
        "asked_concurrency": asked,
        "concurrency": concurrency,
        "threads": threads if most == -1 else min(most, threads),
    }
