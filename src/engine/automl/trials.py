"""The trials of a search: told while they run, and written down."""

import json
import math
import os

import measures

# How many of the best trials may be part of an ensemble: what each said of all rows is kept.
KEPT = 15


def log_metric(name, value, step):
    """As azml's nodes log metrics."""
    path = os.environ.get("AZML_METRICS_FILE")
    if path is None:
        return
    with open(path, "a", encoding="utf-8") as file:
        file.write(json.dumps({"key": name, "value": value if math.isfinite(value) else str(value), "step": step}) + "\n")


class Trials:
    def __init__(self, settings):
        # As they are written down.
        self.all = []
        self._path = settings["trials"]
        self._metric = settings["primary_metric"]
        self._names = settings["estimators"]
        self._losses, self._kept = {}, {}

    def say(self, line):
        print(line, flush=True)

    def add(self, estimator, parameters, answer, seconds):
        """A trial that has come to an end, with metrics or without."""
        number, algorithm = len(self.all), self._names.get(estimator, estimator)
        trial = {"trial": number, "algorithm": algorithm, "seconds": round(seconds, 3), "parameters": parameters}
        metrics, outputs = answer.get("found", ({}, None))
        value = metrics.get(self._metric, math.nan)
        if "failed" not in answer and math.isnan(value):
            answer = {"failed": f"these rows have no {self._metric}"}
        if "failed" in answer:
            self.all.append({**trial, "failed": answer["failed"]})
            self.say(f"trial {number}: {algorithm} failed: {answer['failed']}")
            return
        self.all.append({**trial, "metrics": metrics})
        loss = measures.loss(self._metric, value)
        is_best = all(loss < other for other in self._losses.values())
        self._losses[number] = loss
        log_metric(self._metric, value, number)
        self.say(f"trial {number}: {algorithm}, {self._metric} {value:.4f}{', the best so far' if is_best else ''}")
        if outputs is not None:
            member = {"trial": number, "estimator": estimator, "config": parameters, "outputs": outputs, "loss": loss}
            self._kept = dict(sorted([*self._kept.items(), (number, member)], key=lambda one: (one[1]["loss"], one[0]))[:KEPT])

    def kept(self):
        """The best trials that are no ensembles, by their numbers, with what they said of the rows that judge."""
        return self._kept

    def best(self):
        """The best trial; of equals the first. None when none came to something."""
        if not self._losses:
            return None
        number = min(self._losses, key=lambda one: (self._losses[one], one))
        trial = self.all[number]
        estimator = next((name for name, known in self._names.items() if known == trial["algorithm"]), trial["algorithm"])
        return {**trial, "loss": self._losses[number], "estimator": estimator}

    def finish(self, best, found):
        """Tells what was best, with all its metrics, and writes everything down. The primary metric comes last, as the last value is the node's."""
        for name in sorted(found, key=lambda one: one == self._metric):
            log_metric(name, found[name], len(self.all))
        told = ", ".join(f"{name} {value:.4f}" for name, value in sorted(found.items()))
        self.say(f"best: trial {best['trial']}, {best['algorithm']}, {told}")
        report = {
            "primary_metric": self._metric,
            "goal": measures.goal(self._metric),
            "best": best["algorithm"],
            "best_trial": best["trial"],
            "metrics": found,
            "trials": self.all,
        }
        with open(self._path, "w", encoding="utf-8") as file:
            json.dump(report, file, indent=2, default=float)
            file.write("\n")
