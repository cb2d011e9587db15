"""Trains a kernel machine on iris measurements, and logs how well it fits."""

import argparse
import csv
import json
import os
import random
import time
from pathlib import Path

from kernel_machine import f1_score, make_kernel, predict, scale_gamma, train


def log_metric(key: str, value: float) -> None:
    """Where a metrics file is named (a local run), a line of it; else a line of the log."""
    print(f"{key} = {value:.4f}")
    file = os.environ.get("AZML_METRICS_FILE")
    if file:
        with open(file, "a", encoding="utf-8") as text:
            text.write(json.dumps({"key": key, "value": value, "step": 0, "time": int(time.time() * 1000)}) + "\n")


def truth(text: str) -> bool:
    return text.lower() == "true"


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--data", required=True)
    parser.add_argument("--C", type=float, default=1.0)
    parser.add_argument("--kernel", choices=["linear", "poly", "rbf"], default="rbf")
    parser.add_argument("--degree", type=int, default=3)
    parser.add_argument("--gamma", default="scale")
    parser.add_argument("--coef0", type=float, default=0)
    parser.add_argument("--shrinking", type=truth, default=False)
    parser.add_argument("--probability", type=truth, default=False)
    parser.add_argument("--tol", type=float, default=1e-3)
    parser.add_argument("--cache_size", type=float, default=1024)
    parser.add_argument("--verbose", type=truth, default=False)
    parser.add_argument("--max_iter", type=int, default=-1)
    parser.add_argument("--decision_function_shape", default="ovr")
    parser.add_argument("--break_ties", type=truth, default=False)
    parser.add_argument("--random_state", type=int, default=42)
    parser.add_argument("--model_output", required=True)
    parser.add_argument("--test_data", required=True)
    arguments = parser.parse_args()

    data = Path(arguments.data)
    files = sorted(data.glob("*.csv")) if data.is_dir() else [data]
    flowers = [row for file in files for row in csv.DictReader(file.open(encoding="utf-8", newline=""))]
    random.Random(arguments.random_state).shuffle(flowers)
    columns = [name for name in flowers[0] if name != "species"]
    cut = len(flowers) * 4 // 5
    rows = [[float(flower[name]) for name in columns] for flower in flowers]
    labels = [flower["species"] for flower in flowers]

    gamma = scale_gamma(rows[:cut]) if arguments.gamma == "scale" else float(arguments.gamma)
    settings = {"name": arguments.kernel, "gamma": gamma, "degree": arguments.degree, "coef0": arguments.coef0}
    kernel = make_kernel(**settings)
    model = train(rows[:cut], labels[:cut], kernel, arguments.C, arguments.max_iter, arguments.random_state)
    guesses = [predict(model, kernel, row) for row in rows[:cut]]
    log_metric("training_f1_score", f1_score(labels[:cut], guesses))
    log_metric("training_accuracy_score", sum(t == g for t, g in zip(labels, guesses)) / cut)

    output = Path(arguments.model_output)
    output.mkdir(parents=True, exist_ok=True)
    (output / "MLmodel").write_text("flavors:\n  kernel_machine:\n    data: model.json\n", encoding="utf-8")
    (output / "model.json").write_text(json.dumps({"kernel": settings, "columns": columns, **model}), encoding="utf-8")
    test = Path(arguments.test_data)
    test.mkdir(parents=True, exist_ok=True)
    with (test / "X_test.csv").open("w", encoding="utf-8", newline="") as x, (test / "y_test.csv").open("w", encoding="utf-8", newline="") as y:
        csv.writer(x).writerows([columns, *rows[cut:]])
        csv.writer(y).writerows([["species"], *([label] for label in labels[cut:])])


main()
