"""Hands two tables on, each as one CSV with the MLTable file that describes it. A place for real preparation."""

import argparse
import shutil
from pathlib import Path


def pass_on(source: str, target: str, name: str) -> None:
    folder = Path(target)
    folder.mkdir(parents=True, exist_ok=True)
    tables = sorted(Path(source).glob("*.csv"))
    header, *rows = tables[0].read_text(encoding="ascii").splitlines()
    for table in tables[1:]:
        rows += table.read_text(encoding="ascii").splitlines()[1:]
    (folder / f"{name}.csv").write_text("\n".join([header, *rows]) + "\n", encoding="ascii")
    described = (Path(source) / "MLTable").read_text(encoding="utf-8").replace(tables[0].name, f"{name}.csv")
    (folder / "MLTable").write_text(described, encoding="utf-8")
    print(f"{name}: {len(rows)} rows")


parser = argparse.ArgumentParser()
for option in ("train_data", "validation_data", "preprocessed_train_data", "preprocessed_validation_data"):
    parser.add_argument(f"--{option}", required=True)
arguments = parser.parse_args()
pass_on(arguments.train_data, arguments.preprocessed_train_data, "bank_marketing_train_data")
pass_on(arguments.validation_data, arguments.preprocessed_validation_data, "bank_marketing_validation_data")
