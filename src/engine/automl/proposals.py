"""Which candidate is tried next: the algorithms have their turns, and FLAML's search proposes the parameters of each."""

import json

# How often a search may propose what it has proposed before, until it is taken to have nothing new.
PATIENCE = 20

# FLAML begins with the cheapest model that there is, for its search to grow. Few trials would end before it is any good, so the first is as
# large as the libraries themselves make it (LightGBM: 100 trees of 31 leaves).
FIRST = {"n_estimators": 100, "num_leaves": 31, "max_leaves": 31}


class Lane:
    """The search for parameters of one algorithm. A proposal depends on the results of those before it in this lane, and on nothing else."""

    def __init__(self, estimator, given, seed, is_first):
        from flaml import CFO, AutoML

        automl = AutoML()
        # FLAML's words for no model at all: it is asked what may be searched in.
        automl.fit(
            **given, estimator_list=[estimator], eval_method="holdout", max_iter=0, retrain_full=False, verbose=0, mlflow_logging=False
        )
        space, points = automl.search_space, automl.points_to_evaluate
        for one in (space, *points):
            one.pop("learner", None)
        self.estimator, self.is_busy = estimator, False
        self._known, self._asked, self._raw = {}, 0, None
        self._is_plain = len(space) == 0
        self._search = None if self._is_plain else CFO(
            metric="loss",
            mode="min",
            space=space,
            low_cost_partial_config=automl.low_cost_partial_config if is_first else None,
            cat_hp_cost=automl.cat_hp_cost,
            points_to_evaluate=[as_usual(point, space) for point in points] if is_first else None,
            seed=seed,
            # What a trial cost in time is not the same twice.
            cost_attr=None,
        )

    def propose(self):
        """Parameters that were not tried yet; None when there are no more."""
        if self._is_plain:
            self._asked += 1
            return {} if self._asked == 1 else None
        for _ in range(PATIENCE):
            self._asked += 1
            self._raw = self._search.suggest(str(self._asked))
            if self._raw is None:
                continue
            config = {name: value.item() if hasattr(value, "item") else value for name, value in self._raw.items()}
            key = json.dumps(config, sort_keys=True)
            if key not in self._known:
                self._key = key
                return config
            self._told(self._known[key])
        return None

    def tell(self, loss):
        """How good the last proposal was; None when it came to nothing."""
        self.is_busy = False
        if not self._is_plain:
            self._known[self._key] = loss
            self._told(loss)

    def _told(self, loss):
        result = None if loss is None else {"loss": loss, "config": self._raw}
        self._search.on_trial_complete(str(self._asked), result, error=loss is None)


def as_usual(point, space):
    """The point, but as large as usual, as far as the space goes (it ends with the number of rows)."""
    return {name: min(FIRST[name], space[name].upper) if name in FIRST else value for name, value in point.items()}


class Proposals:
    """Lanes in turn. More trials at once than there are algorithms have lanes of their own, which start elsewhere."""

    def __init__(self, estimators, given, concurrency, seed):
        rounds = -(-concurrency // len(estimators))
        self._lanes = [Lane(one, given, seed + number, number == 0) for number in range(rounds) for one in estimators]
        self._next = 0

    def is_over(self):
        return len(self._lanes) == 0

    def next(self):
        """The lane whose turn it is, and its candidate; None while that waits for a result, or when nothing is left."""
        while self._lanes:
            self._next %= len(self._lanes)
            lane = self._lanes[self._next]
            if lane.is_busy:
                return None
            config = lane.propose()
            if config is not None:
                lane.is_busy = True
                self._next += 1
                return lane, config
            del self._lanes[self._next]
        return None
