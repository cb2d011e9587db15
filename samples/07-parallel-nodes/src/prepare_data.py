"""Splits a folder of two tables in two: the one that lists files, and the one that holds rows."""

import argparse
import shutil
from pathlib import Path


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--input_data", required=True)
    parser.add_argument("--file_output_data", required=True)
    parser.add_argument("--tabular_output_data", required=True)
    arguments = parser.parse_args()
    for name, target in (("mnist-data", arguments.file_output_data), ("iris-mltable", arguments.tabular_output_data)):
        shutil.copytree(Path(arguments.input_data) / name, target, dirs_exist_ok=True)
        print(f"{name}: {len(list(Path(target).iterdir()))} files")


main()
