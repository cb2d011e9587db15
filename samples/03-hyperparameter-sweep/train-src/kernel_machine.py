"""A one-versus-rest kernel perceptron whose dual weights are bounded by C, as those of a support vector machine are."""

import math
import random
from typing import Callable

Row = list[float]
Kernel = Callable[[Row, Row], float]


def make_kernel(name: str, gamma: float, degree: int, coef0: float) -> Kernel:
    def dot(a: Row, b: Row) -> float:
        return sum(x * y for x, y in zip(a, b))

    kernels: dict[str, Kernel] = {
        "linear": dot,
        "poly": lambda a, b: (gamma * dot(a, b) + coef0) ** degree,
        "rbf": lambda a, b: math.exp(-gamma * sum((x - y) ** 2 for x, y in zip(a, b))),
    }
    return kernels[name]


def scale_gamma(rows: list[Row]) -> float:
    """scikit-learn's `gamma="scale"`: one over the number of columns times the variance of all values."""
    values = [value for row in rows for value in row]
    mean = sum(values) / len(values)
    variance = sum((value - mean) ** 2 for value in values) / len(values)
    return 1 / (len(rows[0]) * (variance or 1))


def train(rows: list[Row], labels: list[str], kernel: Kernel, c: float, max_iter: int, seed: int) -> dict:
    """Weights per class for every row: raised, up to C, whenever the row is on the wrong side."""
    order = list(range(len(rows)))
    shuffle = random.Random(seed).shuffle
    gram = [[kernel(a, b) for b in rows] for a in rows]
    classes = sorted(set(labels))
    weights = {name: [0.0] * len(rows) for name in classes}
    for _ in range(max_iter if max_iter > 0 else 20):
        shuffle(order)
        mistakes = 0
        for i in order:
            for name in classes:
                sign = 1 if labels[i] == name else -1
                score = sum(w * g for w, g in zip(weights[name], gram[i]))
                if sign * score < 1 and abs(weights[name][i]) < c:
                    weights[name][i] = max(-c, min(c, weights[name][i] + sign * 0.1))
                    mistakes += 1
        if mistakes == 0:
            break
    return {"classes": classes, "rows": rows, "weights": weights}


def predict(model: dict, kernel: Kernel, row: Row) -> str:
    scores = {
        name: sum(w * kernel(row, other) for w, other in zip(model["weights"][name], model["rows"]) if w) for name in model["classes"]
    }
    return max(scores, key=lambda name: scores[name])


def f1_score(truth: list[str], guess: list[str]) -> float:
    """Mean over classes, each weighed by how often it is true."""
    total = 0.0
    for name in set(truth):
        right = sum(t == g == name for t, g in zip(truth, guess))
        told, true = guess.count(name), truth.count(name)
        total += (2 * right / (told + true) if told + true else 0.0) * true / len(truth)
    return total
