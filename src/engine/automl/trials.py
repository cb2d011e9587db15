"""The trials of a search: told while they run, and written down."""

import contextlib
import json
import math
import os
import threading

import measures


def log_metric(name, value, step):
    """As azml's nodes log metrics."""
    path = os.environ.get("AZML_METRICS_FILE")
    if path is None:
        return
    with open(path, "a", encoding="utf-8") as file:
        file.write(json.dumps({"key": name, "value": value if math.isfinite(value) else str(value), "step": step}) + "\n")


class Trials:
    def __init__(self, settings):
        self.all = []
        self._path = settings["trials"]
        self._metric = settings["primary_metric"]
        self._names = settings["estimators"]
        self._best = None
        # FLAML closes the output of the process for a while when it fits some models of forecasts.
        self._output = os.fdopen(os.dup(1), "w", buffering=1)

    @contextlib.contextmanager
    def followed(self, path, series):
        """FLAML tells of trials only in its log: reads that at `path` while it grows. `series` is the time series that is searched for."""
        over = threading.Event()
        thread = threading.Thread(target=self._follow, args=(path, series, over), daemon=True)
        thread.start()
        try:
            yield
        finally:
            over.set()
            thread.join()
            if os.path.exists(path):
                os.remove(path)

    def _follow(self, path, series, over):
        at, rest, is_last = 0, "", False
        while not is_last:
            is_last = over.wait(0.2)
            if not os.path.exists(path):
                continue
            with open(path, encoding="utf-8") as file:
                file.seek(at)
                *lines, rest = (rest + file.read()).split("\n")
                at = file.tell()
            for record in map(json.loads, lines):
                if "learner" in record:
                    self._add(record, series)

    def _add(self, record, series):
        number, algorithm = len(self.all), self.name_of(record["learner"])
        trial = {"trial": number, "algorithm": algorithm, "metrics": record["logged_metric"], "seconds": round(record["trial_time"], 3)}
        self.all.append({**trial, **({} if series is None else {"series": series}), "parameters": record["config"]})
        value = trial["metrics"][self._metric]
        log_metric(self._metric, value, number)
        note = "" if series is None else f" for {series}"
        if series is None and (self._best is None or measures.loss(self._metric, value) < measures.loss(self._metric, self._best)):
            self._best, note = value, ", the best so far"
        print(f"trial {number}: {algorithm}, {self._metric} {value:.4f}{note}", file=self._output)

    def name_of(self, estimator):
        """What Azure ML calls an algorithm of FLAML's."""
        return self._names.get(estimator, estimator)

    def best(self):
        """The metrics of the best trial."""
        return dict(min(self.all, key=lambda trial: measures.loss(self._metric, trial["metrics"][self._metric]))["metrics"])

    def finish(self, algorithm, found):
        """Tells what was best, with all its metrics, and writes everything down. The primary metric comes last, as the last value is the node's."""
        for name in sorted(found, key=lambda one: one == self._metric):
            log_metric(name, found[name], len(self.all))
        print(f"best: {algorithm}, {', '.join(f'{name} {value:.4f}' for name, value in sorted(found.items()))}", file=self._output)
        report = {
            "primary_metric": self._metric,
            "goal": measures.goal(self._metric),
            "best": algorithm,
            "metrics": found,
            "trials": self.all,
        }
        with open(self._path, "w", encoding="utf-8") as file:
            json.dump(report, file, indent=2, default=float)
            file.write("\n")
