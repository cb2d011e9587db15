"""Names the species of flowers that the best trial has not seen, beside what they are."""

import argparse
import csv
import json
import math
from pathlib import Path


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--model", required=True)
    parser.add_argument("--test_data", required=True)
    parser.add_argument("--predict_result", required=True)
    arguments = parser.parse_args()

    model = json.loads((Path(arguments.model) / "model.json").read_text(encoding="utf-8"))
    settings = model["kernel"]

    def kernel(a: list[float], b: list[float]) -> float:
        dot = sum(x * y for x, y in zip(a, b))
        if settings["name"] == "linear":
            return dot
        if settings["name"] == "poly":
            return (settings["gamma"] * dot + settings["coef0"]) ** settings["degree"]
        return math.exp(-settings["gamma"] * sum((x - y) ** 2 for x, y in zip(a, b)))

    def name_of(row: list[float]) -> str:
        scores = {
            name: sum(w * kernel(row, other) for w, other in zip(model["weights"][name], model["rows"]) if w) for name in model["classes"]
        }
        return max(scores, key=lambda name: scores[name])

    test = Path(arguments.test_data)
    with (test / "X_test.csv").open(encoding="utf-8", newline="") as x, (test / "y_test.csv").open(encoding="utf-8", newline="") as y:
        rows = [[float(value) for value in row] for row in list(csv.reader(x))[1:]]
        truth = [row["species"] for row in csv.DictReader(y)]
    guesses = [name_of(row) for row in rows]
    output = Path(arguments.predict_result)
    output.mkdir(parents=True, exist_ok=True)
    with (output / "predict_result.csv").open("w", encoding="utf-8", newline="") as text:
        csv.writer(text).writerows([["species", "predict"], *zip(truth, guesses)])
    print(f"{sum(t == g for t, g in zip(truth, guesses))} of {len(truth)} named rightly")


main()
