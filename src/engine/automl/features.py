"""What is done with columns before FLAML has them."""

import pandas

from problem import Problem


def split(frame, settings):
    """Features, target and weights of a table. Rows without a target are left out."""
    target, weight = settings["target_column_name"], settings.get("weight_column_name")
    if weight is not None and weight not in frame.columns:
        raise Problem(f"there is no column {weight!r} of weights")
    if weight is not None and not is_number(frame[weight]):
        raise Problem(f"column {weight!r} of weights has texts")
    frame = frame.dropna(subset=[target]).reset_index(drop=True)
    others = [column for column in (target, weight) if column is not None]
    return frame.drop(columns=others), frame[target], None if weight is None else frame[weight].to_numpy()


def check(rows, settings):
    """What the user says of columns fits them; without featurization they are numbers."""
    strange = [column for column in kinds(settings) if column not in rows.columns]
    if strange:
        raise Problem(f"featurization names column {strange[0]!r}, which is not there")
    if settings["featurization"].get("mode") != "off":
        return
    texts = [str(column) for column in rows.columns if not is_number(rows[column])]
    if texts:
        raise Problem(f"featurization is off, and these columns are no numbers: {', '.join(texts)}")


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
