"""Calls the functions of an entry script for azml: init() once, run(mini_batch) for each mini-batch, shutdown() at the end.

Commands come as JSON lines on standard input, answers go as JSON lines to descriptor 3. The script sees neither: its
standard input is empty, and what it prints is the log of the node. Only the standard library is imported here; pandas is,
when a mini-batch is a table.
"""

import importlib.util
import io
import json
import os
import sys
import traceback

# Most characters of an error that are told; all of them stand in the log.
LONGEST = 1000


def open_channel():
    """The pipes to the engine, put where neither the script nor the processes that it starts meet them."""
    commands = os.fdopen(os.dup(0), "r", encoding="utf-8", newline="\n")
    nothing = os.open(os.devnull, os.O_RDONLY)
    os.dup2(nothing, 0)
    os.close(nothing)
    os.set_inheritable(3, False)
    answers = os.fdopen(3, "w", encoding="ascii", newline="\n")

    def answer(**fields):
        answers.write(json.dumps(fields) + "\n")
        answers.flush()

    return commands, answer


def tell(error):
    """Prints an error to the log, without the frames of this file, and gives it in a line."""
    inner = error.__traceback__
    while inner is not None and inner.tb_frame.f_code.co_filename == __file__:
        inner = inner.tb_next
    traceback.print_exception(type(error), error, inner)
    lines = str(error).splitlines()
    return f"{type(error).__name__}: {lines[0][:LONGEST]}" if lines else type(error).__name__


def load(script, arguments):
    """Imports the entry script as Azure ML does: as a module, which `python script.py` would not."""
    path = os.path.abspath(script)
    sys.argv = [path, *arguments]
    sys.path.insert(0, os.getcwd())
    sys.path.insert(0, os.path.dirname(path))
    name = os.path.splitext(os.path.basename(path))[0]
    spec = importlib.util.spec_from_file_location(name, path)
    module = importlib.util.module_from_spec(spec)
    # What the script defines can be pickled only when its module can be found.
    sys.modules[name] = module
    spec.loader.exec_module(module)
    for function in ("init", "run"):
        if not callable(getattr(module, function, None)):
            raise AttributeError(f"{script} has no function {function}()")
    return module


def read(mini_batch):
    if "files" in mini_batch:
        return mini_batch["files"]
    import pandas

    return pandas.read_pickle(mini_batch["table"])


def rows_of(result):
    """What run() has returned, as a number of rows and their text. A table is written as Azure ML does: spaces, no header."""
    pandas = sys.modules.get("pandas")
    if pandas is not None and isinstance(result, pandas.DataFrame):
        return len(result), csv_of(pandas, result)
    items = result.tolist() if hasattr(result, "tolist") else result
    if not isinstance(items, (list, tuple)):
        raise TypeError(f"run() returned {type(result).__name__}, not a list, a tuple or a DataFrame")
    return len(items), "".join(f"{item}\n" for item in items)


def csv_of(pandas, frame):
    """Before pandas 1.5 the option had another name."""
    major, minor = pandas.__version__.split(".")[:2]
    name = "lineterminator" if (int(major), int(minor)) >= (1, 5) else "line_terminator"
    return frame.to_csv(sep=" ", header=False, index=False, **{name: "\n"})


def process(module, command, answer):
    index = command["mini_batch"]
    try:
        mini_batch = read(command)
        answer(started=index)
        count, text = rows_of(module.run(mini_batch))
        if command["rows"] is not None:
            with open(command["rows"], "w", encoding="utf-8", newline="") as file:
                file.write(text)
        flush()
        answer(done=index, returned=count)
    except BaseException as error:  # SystemExit too: a script that ends itself has not processed its mini-batch
        reason = tell(error)
        flush()
        answer(failed=index, reason=reason)


def log_stream(stream):
    """The stream in UTF-8, written line by line; Python 3.6 can only make another one of the same file."""
    options = {"encoding": "utf-8", "errors": "backslashreplace", "line_buffering": True}
    if hasattr(stream, "reconfigure"):
        stream.reconfigure(**options)
        return stream
    return io.TextIOWrapper(stream.detach(), **options)


def flush():
    sys.stdout.flush()
    sys.stderr.flush()


def main():
    commands, answer = open_channel()
    sys.stdout, sys.stderr = log_stream(sys.stdout), log_stream(sys.stderr)
    start = json.loads(commands.readline())
    try:
        module = load(start["script"], start["arguments"])
        module.init()
    except BaseException as error:
        reason = tell(error)
        flush()
        answer(init_failed=reason)
        sys.exit(1)
    answer(ready=True)
    for line in commands:
        process(module, json.loads(line), answer)
    if callable(getattr(module, "shutdown", None)):
        module.shutdown()


if __name__ == "__main__":
    main()
