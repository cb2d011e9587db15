"""Reads a table and cuts it into mini-batches for azml: `python cut_table.py REQUEST ANSWER`, two JSON files.

Each mini-batch is a pickled DataFrame, which the workers of the same Python read.
"""

import json
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
    frame = pandas.read_csv(
        path,
        sep=options.get("delimiter", ","),
        encoding=encoding_of(options.get("encoding", "utf8")),
        **names,
        **types,
    )
    if header == "no_header":
        frame.columns = [f"Column{number + 1}" for number in range(len(frame.columns))]
    return frame


def read_one(pandas, path, reader, first):
    kind, options = reader["kind"], reader["options"]
    if kind == "read_delimited":
        frame = read_delimited(pandas, path, options, first)
    elif kind == "read_json_lines":
        frame = pandas.read_json(path, lines=True, encoding=encoding_of(options.get("encoding", "utf8")))
    else:
        frame = pandas.read_parquet(path)
    if options.get("include_path_column"):
        frame.insert(0, "Path", path)
    return frame


def read_all(pandas, request):
    """All files as one table, and for each row about how many bytes it has in its file."""
    frames, sizes = [], []
    for path in request["files"]:
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
    return pandas.concat(frames, ignore_index=True), pandas.Series(sizes, dtype=float)


def with_columns(frame, columns, purpose):
    missing = [name for name in columns if name not in frame.columns]
    if missing:
        known = ", ".join(str(name) for name in frame.columns)
        raise ValueError(f"{purpose} names {', '.join(map(repr, missing))}; columns of the table are: {known}")
    return list(columns)


def transform(frame, steps):
    for step in steps:
        kind, value = step["kind"], step["value"]
        if kind == "take":
            frame = frame.iloc[:value]
        elif kind == "skip":
            frame = frame.iloc[value:]
        elif kind == "keep_columns":
            frame = frame[with_columns(frame, value, kind)]
        elif kind == "drop_columns":
            frame = frame.drop(columns=with_columns(frame, value, kind))
    return frame


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

    frame, sizes = read_all(pandas, request)
    answer = []
    for number, part in enumerate(parts(transform(frame, request["steps"]), sizes, request)):
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
