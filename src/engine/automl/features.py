"""What is done with columns before FLAML has them."""

from problem import Problem


def as_told(frame, featurization):
    """The columns with the kinds of content that the user says they have."""
    import pandas

    frame = frame.copy()
    for column, kind in (featurization.get("column_name_and_types") or {}).items():
        if column not in frame.columns:
            raise Problem(f"featurization names column {column!r}, which is not there")
        if kind == "Ignore":
            frame = frame.drop(columns=column)
        elif kind == "Numeric":
            frame[column] = pandas.to_numeric(frame[column], errors="coerce")
        elif kind in ("Categorical", "CategoricalHash"):
            frame[column] = frame[column].astype(str).astype("category")
        elif kind == "DateTime":
            frame[column] = pandas.to_datetime(frame[column], errors="coerce")
    return frame


def split(frame, settings):
    """Features, target and weights of a table."""
    target, weight = settings["target_column_name"], settings.get("weight_column_name")
    if weight is not None and weight not in frame.columns:
        raise Problem(f"there is no column {weight!r} of weights")
    frame = frame.dropna(subset=[target])
    others = [column for column in (target, weight) if column is not None]
    return as_told(frame.drop(columns=others), settings["featurization"]), frame[target], None if weight is None else frame[weight].to_numpy()


def check_off(frame, settings):
    """Without featurization columns have to be numbers."""
    if settings["featurization"].get("mode") != "off":
        return
    texts = [str(column) for column in frame.columns if frame[column].dtype.kind not in "biuf"]
    if texts:
        raise Problem(f"featurization is off, and these columns are no numbers: {', '.join(texts)}")
