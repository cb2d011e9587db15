"""Finds what Python scripts import and this Python does not have: a JSON list of scripts on standard input, of names per script on standard output.

Only imports at the top of a script, and of the modules of its own code that these lead to, count: one in a function or a
`try` may never be needed. Nothing of the scripts is run. Runs in any Python 3.
"""

import ast
import importlib.util
import json
import os
import sys

# A folder with more files is not looked through for modules that lie anywhere in it.
MOST_FILES = 5000


def names_below(root):
    """Names of all modules and folders of the code: scripts may put any of its folders on the path."""
    names = set()
    count = 0
    for _, folders, files in os.walk(root):
        names.update(folders)
        names.update(os.path.splitext(name)[0].split(".")[0] for name in files)
        count += len(files)
        if count > MOST_FILES:
            break
    return names


def top_imports(path):
    """Modules that the file imports at its top, as (dotted name, level)."""
    try:
        with open(path, "rb") as file:
            tree = ast.parse(file.read(), path)
    except (OSError, SyntaxError, ValueError, RecursionError):
        return []
    found = []
    for statement in tree.body:
        if isinstance(statement, ast.Import):
            found.extend((alias.name, 0) for alias in statement.names)
        elif isinstance(statement, ast.ImportFrom):
            found.append((statement.module or "", statement.level))
            if statement.level:
                found.extend((".".join(filter(None, [statement.module, alias.name])), statement.level) for alias in statement.names)
    return found


def files_of(name, folders):
    """Files that an import of a module of the code runs."""
    for folder in folders:
        path = folder
        files = []
        for part in name.split("."):
            path = os.path.join(path, part)
            files.extend(one for one in (path + ".py", os.path.join(path, "__init__.py")) if os.path.isfile(one))
        if files:
            return files
    return []


def lack(name):
    """The part of a dotted name that is not to be had; None when it is."""
    parts = name.split(".")
    for count in range(1, len(parts) + 1):
        part = ".".join(parts[:count])
        try:
            spec = importlib.util.find_spec(part)
        except ImportError:
            return part
        except Exception:
            return None
        if spec is None:
            return part
        # To look into a package means to run it; a namespace has nothing to run.
        if spec.origin not in (None, "namespace") or spec.submodule_search_locations is None:
            return None
    return None


def missing(root, script, own):
    known = names_below(root) | set(own)
    lacking = []
    todo = [script]
    seen = set()
    while todo:
        path = todo.pop()
        if path in seen:
            continue
        seen.add(path)
        folders = [os.path.dirname(script), root]
        for name, level in top_imports(path):
            if level:
                folder = os.path.dirname(path)
                for _ in range(level - 1):
                    folder = os.path.dirname(folder)
                todo.extend(files_of(name, [folder]) if name else [])
            elif name.split(".")[0] in known:
                todo.extend(files_of(name, folders))
            else:
                absent = lack(name)
                if absent is not None and absent not in lacking:
                    lacking.append(absent)
    return sorted(lacking)


def main():
    # The folder of this file has no modules of the scripts'.
    sys.path.pop(0)
    scripts = json.load(sys.stdin)
    answer = {
        "version": ".".join(str(part) for part in sys.version_info[:3]),
        "missing": [missing(one["root"], one["script"], one["own"]) for one in scripts],
    }
    # Something else may have printed before, and without a line break.
    sys.stdout.write("\n" + json.dumps(answer))


if __name__ == "__main__":
    main()
