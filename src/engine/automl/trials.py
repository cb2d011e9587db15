"""The trials of a search: told while they run, and written down."""

import json
import os
import threading

import measures


def log_metric(name, value, step):
    """As azml's nodes log metrics."""
    path = os.environ.get("AZML_METRICS_FILE")
    if path is None:
        return
    text = value if value == value and abs(value) != float("inf") else str(value)
    with open(path, "a", encoding="utf-8") as file:
        file.write(json.dumps({"key": name, "value": text, "step": step}) + "\n")


class Trials:
    """Reads FLAML's own log of a search as it grows."""

    def __init__(self, settings):
        self.all = []
        self._metric = settings["primary_metric"]
        self._names = settings["estimators"]
        self._best = None

    def follow(self, path, metrics_of, group=None):
        """A search writes its log to `path` until the function that this gives is called."""
        over = threading.Event()
        thread = threading.Thread(target=self._follow, args=(path, metrics_of, group, over), daemon=True)
        thread.start()

        def stop():
            over.set()
            thread.join()

        return stop

    def _follow(self, path, metrics_of, group, over):
        at, rest = 0, ""
        while True:
            last = over.wait(0.2)
            if os.path.exists(path):
                with open(path, encoding="utf-8") as file:
                    file.seek(at)
                    lines = (rest + file.read()).split("\n")
                    at = file.tell()
                rest = lines.pop()
                for line in lines:
                    record = json.loads(line)
                    if "learner" in record:
                        self._add(record, metrics_of(record), group)
            if last:
                return

    def _add(self, record, found, group):
        algorithm = self._names.get(record["learner"], record["learner"])
        trial = {"trial": len(self.all), "algorithm": algorithm, "metrics": found, "seconds": round(record["trial_time"], 3)}
        if group is not None:
            trial["series"] = group
        self.all.append({**trial, "parameters": record["config"]})
        value = found[self._metric]
        log_metric(self._metric, value, trial["trial"])
        sign = 1 if measures.goal(self._metric) == "maximize" else -1
        note = ""
        if group is None and (self._best is None or sign * value > sign * self._best):
            self._best, note = value, ", the best so far"
        print(f"trial {trial['trial']}: {algorithm}, {self._metric} {value:.4f}{note}", flush=True)

    def finish(self, path, best, found):
        """Tells what was best, with all its metrics, and writes everything down."""
        for name in sorted(found, key=lambda one: one == self._metric):
            log_metric(name, found[name], len(self.all))
        print(f"best: {best}, {', '.join(f'{name} {value:.4f}' for name, value in sorted(found.items()))}", flush=True)
        report = {"primary_metric": self._metric, "goal": measures.goal(self._metric), "best": best, "metrics": found, "trials": self.all}
        with open(path, "w", encoding="utf-8") as file:
            json.dump(report, file, indent=2, default=float)
            file.write("\n")
