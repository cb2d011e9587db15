"""Reads a table and cuts it into mini-batches for azml: `python cut_table.py REQUEST ANSWER`, two JSON files.

Each mini-batch is a pickled DataFrame, which the workers of the same Python read.
"""

import json
import operator
import os
import sys


def encoding_of(name):
    """MLTable's names of encodings, in Python's words."""
    return {"utf8bom": "utf-8-sig", "iso88591": "latin-1", "windows1252": "cp1252"}.get(name, name)


def read_delimited(pandas, path, options, first):
    header = options.get("header", "all_files_same_headers")
    types = {} if options.get("infer_column_types", True) is not False else {"dtype": str}
    names = {}
    if header == "no_header":
        names = {"header": None}
    elif header == "from_first_file" and first is not None:
        names = {"header": None, "names": list(first.columns)}
    empty = {"keep_default_na": False} if options.get("empty_as_string") else {}
    frame = pandas.read_csv(
        path,
        sep=options.get("delimiter", ","),
        encoding=encoding_of(options.get("encoding", "utf8")),
        **names,
        **types,
        **empty,
    )
    if header == "no_header":
        frame.columns = [f"Column{number + 1}" for number in range(len(frame.columns))]
    return frame


def read_json_lines(pandas, path, options):
    encoding = encoding_of(options.get("encoding", "utf8"))
    if options.get("invalid_lines") != "drop":
        return pandas.read_json(path, lines=True, encoding=encoding)
    rows = []
    with open(path, encoding=encoding) as file:
        for line in file:
            try:
                row = json.loads(line)
            except ValueError:
                continue
            if isinstance(row, dict):
                rows.append(row)
    return pandas.DataFrame(rows)


def read_one(pandas, path, reader, first):
    kind, options = reader["kind"], reader["options"]
    if kind == "read_delimited":
        frame = read_delimited(pandas, path, options, first)
    elif kind == "read_json_lines":
        frame = read_json_lines(pandas, path, options)
    else:
        frame = pandas.read_parquet(path)
    if options.get("include_path_column"):
        frame.insert(0, "Path", path)
    return frame


def read_all(pandas, request):
    """All files as one table, and for each row about how many bytes it has in its file, and which of the files that is."""
    frames, sizes, origins = [], [], []
    for number, path in enumerate(request["files"]):
        try:
            frame = read_one(pandas, path, request["reader"], frames[0] if frames else None)
        except ImportError:
            raise
        except UnicodeDecodeError as error:
            encoding = request["reader"]["options"].get("encoding", "utf8")
            cure = "say another `encoding` in its MLTable, such as windows1252"
            raise ValueError(f"{path}: byte {error.start + 1} is not {encoding}: {cure}") from error
        except Exception as error:
            raise ValueError(f"{path}: {type(error).__name__}: {str(error).strip()}") from error
        frames.append(frame)
        sizes.extend([os.path.getsize(path) / max(1, len(frame))] * len(frame))
        origins.extend([number] * len(frame))
    return pandas.concat(frames, ignore_index=True), pandas.Series(sizes, dtype=float), origins


def read_table(pandas, request):
    """The table as its MLTable has it, and for each row about how many bytes it has in its file."""
    frame, sizes, origins = read_all(pandas, request)
    for step in request["steps"]:
        frame = done(pandas, frame, step, request.get("partitions"), origins)
    return frame, sizes


def with_columns(frame, columns, purpose):
    missing = [name for name in columns if name not in frame.columns]
    if missing:
        known = ", ".join(str(name) for name in frame.columns)
        raise ValueError(f"{purpose} names {', '.join(map(repr, missing))}; columns of the table are: {known}")
    return list(columns)


def done(pandas, frame, step, partitions, origins):
    """The table after one transformation. Rows keep their numbers, by which the sizes and files of rows are known."""
    kind = step["kind"]
    value = step.get("value")
    if kind == "take":
        return frame.iloc[:value]
    if kind == "skip":
        return frame.iloc[value:]
    if kind == "keep_columns":
        return frame[with_columns(frame, value, kind)]
    if kind == "drop_columns":
        return frame.drop(columns=with_columns(frame, value, kind))
    if kind == "take_random_sample":
        import random

        draw = random.Random(value.get("seed"))
        return frame[[draw.random() < value["probability"] for _ in range(len(frame))]]
    if kind == "filter":
        chosen = worked_out(frame, value)
        if getattr(chosen, "dtype", None) != bool:
            raise ValueError("filter is no comparison: it is neither true nor false for a row")
        return frame[chosen]
    if kind == "convert_column_types":
        for conversion in value:
            for name in with_columns(frame, conversion["columns"], kind):
                frame = frame.assign(**{name: converted(pandas, frame[name], conversion)})
        return frame
    return with_partitions(pandas, frame, partitions, origins)


def with_partitions(pandas, frame, partitions, origins):
    """The columns that the paths of the files hold, before the others."""
    rows = [partitions[origins[number]] for number in frame.index]
    for place, name in enumerate(partitions[0] if partitions else []):
        values = [row[name]["time"] if isinstance(row[name], dict) else row[name] for row in rows]
        is_time = isinstance(partitions[0][name], dict)
        column = pandas.Series(values, index=frame.index, dtype=object)
        frame = frame.drop(columns=[name], errors="ignore")
        frame.insert(min(place, len(frame.columns)), name, pandas.to_datetime(column) if is_time else column)
    return frame


def converted(pandas, column, conversion):
    kind, options = conversion["type"], conversion["options"]
    if kind == "int":
        numbers = pandas.to_numeric(column, errors="coerce")
        # A column of integers has no place for what is missing.
        return numbers.round().astype("Int64") if numbers.isna().any() else numbers.astype("int64")
    if kind == "float":
        return pandas.to_numeric(column, errors="coerce").astype(float)
    if kind in ("string", "stream_info"):
        return column.where(column.isna(), column.astype(str))
    if kind == "datetime":
        return as_times(pandas, column, options.get("formats") or [])
    return as_truth(pandas, column, options)


def as_times(pandas, column, formats):
    formats = [formats] if isinstance(formats, str) else formats
    if not formats:
        return pandas.to_datetime(column, errors="coerce")
    times = pandas.to_datetime(column, format=formats[0], errors="coerce")
    for further in formats[1:]:
        times = times.fillna(pandas.to_datetime(column, format=further, errors="coerce"))
    return times


def as_truth(pandas, column, options):
    """Texts as truth: `true`, `True` and `1` unless the MLTable names others."""

    def texts(given, usual):
        words = usual if given is None else [given] if isinstance(given, str) else given
        return {str(word).lower() for word in words}

    true = texts(options.get("true_values"), ["true", "1"])
    false = texts(options.get("false_values"), ["false", "0"])
    mismatch = str(options.get("mismatch_as", "error")).lower()

    def truth(value):
        text = str(value).lower()
        if text in true or text in false:
            return text in true
        if mismatch in ("true", "false"):
            return mismatch == "true"
        if pandas.isna(value):
            return None
        raise ValueError(f"column {column.name!r} has {value!r}, which is neither true nor false: say mismatch_as")

    values = column.map(truth)
    return values.astype(bool) if values.notna().all() else values.astype(object)


def worked_out(frame, tree):
    """A filter's tree over the columns of a table."""
    if "column" in tree:
        return frame[with_columns(frame, [tree["column"]], "filter")[0]]
    if "op" not in tree:
        return tree["value"]
    values = [worked_out(frame, part) for part in tree["of"]]
    if None in [part.get("value", 0) for part in tree["of"]] and tree["op"] in ("==", "!="):
        column = next(value for value in values if value is not None)
        return column.isna() if tree["op"] == "==" else column.notna()
    try:
        return operations[tree["op"]](*values)
    except TypeError as error:
        raise ValueError(f"filter: {error}") from error


operations = {
    "or": lambda a, b: a | b,
    "and": lambda a, b: a & b,
    "not": lambda a: ~a if hasattr(a, "dtype") else not a,
    "negative": operator.neg,
    "==": operator.eq,
    "!=": operator.ne,
    ">=": operator.ge,
    "<=": operator.le,
    ">": operator.gt,
    "<": operator.lt,
    "+": operator.add,
    "-": operator.sub,
    "*": operator.mul,
    "/": operator.truediv,
    "%": operator.mod,
}


def parts(frame, sizes, request):
    keys = request["partition_keys"]
    if keys:
        by = with_columns(frame, keys, "partition_keys")
        return [part for _, part in frame.groupby(by, sort=False, dropna=False)]
    sizes = sizes[frame.index]
    # A row belongs to the mini-batch in which its first byte lies.
    places = (sizes.cumsum() - sizes) // request["size"]
    return [part for _, part in frame.groupby(places, sort=True)]


def cut(request):
    import pandas

    frame, sizes = read_table(pandas, request)
    answer = []
    for number, part in enumerate(parts(frame, sizes, request)):
        path = os.path.join(request["folder"], f"{number}.pkl")
        part.reset_index(drop=True).to_pickle(path)
        answer.append({"table": path, "items": len(part)})
    return answer


def main():
    with open(sys.argv[1], encoding="utf-8") as file:
        request = json.load(file)
    try:
        answer = {"mini_batches": cut(request)}
    except ImportError as error:
        # pandas does not say in so many words what it lacks for Parquet.
        answer = {"missing": error.name or "pyarrow"}
    except Exception as error:
        answer = {"problem": str(error)}
    with open(sys.argv[2], "w", encoding="utf-8") as file:
        json.dump(answer, file)


if __name__ == "__main__":
    main()
