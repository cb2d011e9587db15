"""Says how far expectations are from what was counted, on average."""

import argparse
import csv
from pathlib import Path


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--scoring_result", required=True)
    parser.add_argument("--eval_output", required=True)
    arguments = parser.parse_args()

    with (Path(arguments.scoring_result) / "score.txt").open(encoding="utf-8", newline="") as text:
        errors = [abs(float(row["expected"]) - float(row["counted"])) for row in csv.DictReader(text)]
    result = f"off by {sum(errors) / len(errors):.3f} hurricanes a month, over {len(errors)} months"
    output = Path(arguments.eval_output)
    output.mkdir(parents=True, exist_ok=True)
    (output / "eval_result.txt").write_text(result + "\n", encoding="utf-8")
    print(result)


main()
