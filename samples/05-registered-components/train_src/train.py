"""Learns one number per month, the hurricanes it brings, by gradient descent over the years of a table."""

import argparse
import csv
import json
from pathlib import Path

RATES = {
    "constant": lambda start, epoch: start,
    "time-based": lambda start, epoch: start / (1 + epoch),
    "step": lambda start, epoch: start * 0.5 ** (epoch // 10),
}


def read_months(folder: str) -> dict[str, list[float]]:
    """Month -> one count per year, over all CSV files of a folder; the first two columns are the month and its average."""
    months: dict[str, list[float]] = {}
    for file in sorted(Path(folder).glob("*.csv")):
        with file.open(encoding="utf-8", newline="") as text:
            for row in csv.DictReader(text, skipinitialspace=True):
                counts = [float(value) for name, value in row.items() if name not in ("Month", "Average")]
                months.setdefault(row["Month"], []).extend(counts)
    return months


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--training_data", required=True)
    parser.add_argument("--max_epochs", type=int, required=True)
    parser.add_argument("--learning_rate", type=float, required=True)
    parser.add_argument("--learning_rate_schedule", choices=sorted(RATES), required=True)
    parser.add_argument("--model_output", required=True)
    arguments = parser.parse_args()

    months = read_months(arguments.training_data)
    if not months:
        raise SystemExit(f"no CSV files in {arguments.training_data}")
    model = dict.fromkeys(months, 0.0)
    for epoch in range(arguments.max_epochs):
        rate = min(1.0, RATES[arguments.learning_rate_schedule](arguments.learning_rate, epoch) / 2)
        for month, counts in months.items():
            model[month] += rate * (sum(counts) / len(counts) - model[month])
        error = sum(abs(sum(counts) / len(counts) - model[month]) for month, counts in months.items()) / len(months)
        print(f"epoch {epoch + 1}: rate {rate:.3f}, off by {error:.4f}", flush=True)

    output = Path(arguments.model_output)
    output.mkdir(parents=True, exist_ok=True)
    (output / "model.txt").write_text(json.dumps(model, indent=2) + "\n", encoding="utf-8")
    print(f"wrote {output / 'model.txt'}")


main()
