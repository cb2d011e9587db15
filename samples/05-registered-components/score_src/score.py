"""Writes, for every month of a table, what the model expects and what there was."""

import argparse
import csv
import json
from pathlib import Path


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--model_input", required=True)
    parser.add_argument("--test_data", required=True)
    parser.add_argument("--score_output", required=True)
    arguments = parser.parse_args()

    model = json.loads((Path(arguments.model_input) / "model.txt").read_text(encoding="utf-8"))
    output = Path(arguments.score_output)
    output.mkdir(parents=True, exist_ok=True)
    rows = 0
    with (output / "score.txt").open("w", encoding="utf-8", newline="") as text:
        writer = csv.writer(text)
        writer.writerow(["month", "expected", "counted"])
        for file in sorted(Path(arguments.test_data).glob("*.csv")):
            with file.open(encoding="utf-8", newline="") as table:
                for row in csv.DictReader(table, skipinitialspace=True):
                    for name, value in row.items():
                        if name not in ("Month", "Average"):
                            writer.writerow([row["Month"], f"{model.get(row['Month'], 0.0):.4f}", value])
                            rows += 1
    print(f"scored {rows} months")


main()
