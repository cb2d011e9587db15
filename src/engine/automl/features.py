"""What is done with columns before FLAML has them."""

import pandas

from problem import Problem


def with_target(name, frame, target):
    """The rows of a table that have a value to predict."""
    is_there = frame[target].notna()
    if not is_there.any():
        raise Problem(f"no row of {name} has a value in column {target!r}, which is to be predicted")
    if not is_there.all():
        print(f"{name}: {(~is_there).sum()} rows are left out, as they have no {target!r}", flush=True)
    return frame[is_there].reset_index(drop=True)


def split(name, frame, settings):
    """Features, target and weights of a table. Rows without a target are left out."""
    target, weight = settings["target_column_name"], settings.get("weight_column_name")
    if weight is not None and weight not in frame.columns:
        raise Problem(f"{name} has no column {weight!r} of weights")
    if weight is not None and not is_number(frame[weight]):
        raise Problem(f"column {weight!r} of weights has texts in {name}")
    frame = with_target(name, frame, target)
    if weight is not None and not (frame[weight] >= 0).all():
        raise Problem(f"column {weight!r} of weights has values in {name} that are missing or below 0")
    others = [column for column in (target, weight) if column is not None]
    return frame.drop(columns=others), frame[target], None if weight is None else frame[weight].to_numpy()


def check(rows, settings):
    """What the user says of columns fits them; without featurization they are numbers."""
    strange = [column for column in kinds(settings) if column not in rows.columns]
    if strange:
        raise Problem(f"featurization names column {strange[0]!r}, which is not there; columns are: {', '.join(map(str, rows.columns))}")
    if settings["featurization"].get("mode") != "off":
        return
    texts = [str(column) for column in rows.columns if not is_number(rows[column])]
    if texts:
        raise Problem(f"featurization is off, and these columns are no numbers: {', '.join(texts)}; take mode: auto, or drop_columns in the MLTable")


def check_alike(name, rows, training):
    """Another table has the columns that models learn from, with the same kinds of values."""
    missing = [str(column) for column in training.columns if column not in rows.columns]
    if missing:
        raise Problem(f"{name} has no column {', '.join(missing)}, which training_data has; its columns are: {', '.join(map(str, rows.columns))}")
    for column in training.columns:
        ours, theirs = is_number(rows[column]), is_number(training[column])
        if ours != theirs and rows[column].notna().any() and training[column].notna().any():
            words = ("numbers", "texts or times") if theirs else ("texts or times", "numbers")
            raise Problem(f"column {column!r} has {words[0]} in training_data and {words[1]} in {name}: it has to have the same in both")


def is_number(column):
    return column.dtype.kind in "biuf"


def kinds(settings):
    """Columns → the kinds of content that the user says they have."""
    return settings["featurization"].get("column_name_and_types") or {}


def as_told(rows, kinds):
    """The columns with the kinds of content that the user says they have. Goes with the model, so that it takes rows as the user has them."""
    rows = rows.copy()
    for column, kind in kinds.items():
        if kind == "Ignore":
            rows = rows.drop(columns=column)
        elif kind == "Numeric":
            rows[column] = pandas.to_numeric(rows[column], errors="coerce")
        elif kind in ("Categorical", "CategoricalHash"):
            rows[column] = rows[column].astype(str).astype("category")
        elif kind == "DateTime":
            rows[column] = pandas.to_datetime(rows[column], errors="coerce")
    return rows
