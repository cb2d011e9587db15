import { chmodSync, mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { afterEach, describe, expect, test, vi } from "vitest";
import { decisiveLine } from "../../src/engine/environments/decisive-line.js";
import { environmentProblems } from "../../src/engine/environments/environment-problems.js";
import { findInterpreter } from "../../src/engine/environments/interpreter.js";
import { makeVenv } from "../../src/engine/environments/make-venv.js";
import { ToolRunner } from "../../src/engine/environments/run-tool.js";
import { withProgress } from "../../src/engine/environments/with-progress.js";
import { lastLines } from "../../src/engine/last-lines.js";
import { temporaryFolder } from "./support/temporary-workspace.js";

afterEach(() => void vi.unstubAllEnvs());

/** A program that says it is a Python of that version, and writes down what else it is asked. */
function python(file: string, version: string): string {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(
    file,
    `#!/bin/sh
if [ "$1" = -c ]; then printf '%s\\n%s\\n' "$0" ${version}; exit 0; fi
echo "python $*"
if [ "$2" = venv ]; then mkdir -p "$3/bin" && cp "$0" "$3/bin/python"; fi
`,
  );
  chmodSync(file, 0o755);
  return file;
}

describe("a Python that no PATH leads to is found", () => {
  test.each<[by: string, variable: string, file: string]>([
    ["pyenv", "PYENV_ROOT", "versions/3.6.15/bin/python3.6"],
    ["uv", "UV_PYTHON_INSTALL_DIR", "cpython-3.6.15-linux-x86_64-gnu/bin/python3.6"],
    ["conda", "CONDA_PREFIX", "bin/python3.6"],
    ["micromamba", "MAMBA_ROOT_PREFIX", "envs/old/bin/python3.6"],
  ])("by %s", async (_, variable, name) => {
    const folder = temporaryFolder("pythons");
    python(join(folder, name.replace("3.6.15", "3.61.0")), "3.61.0");
    const path = python(join(folder, name), "3.6.15");
    for (const other of ["PYENV_ROOT", "UV_PYTHON_INSTALL_DIR", "CONDA_PREFIX", "MAMBA_ROOT_PREFIX"])
      vi.stubEnv(other, temporaryFolder("none"));
    vi.stubEnv(variable, folder);
    vi.stubEnv("HOME", folder);
    expect(await findInterpreter("3.6")).toEqual({ path, version: "3.6.15" });
  });

  test("and where there is none, that is told before anything is made", async () => {
    const bin = temporaryFolder("bin");
    python(join(bin, "python3"), "3.11.2");
    for (const [name, value] of Object.entries({ PATH: `${bin}:/usr/bin:/bin`, HOME: bin, PYENV_ROOT: bin, UV_PYTHON_INSTALL_DIR: bin }))
      vi.stubEnv(name, value);
    const plan = (name: string, version?: string) =>
      ({ kind: "venv", name, packages: { ...(version && { python: version }), requirements: [], leftOut: [] } }) as const;
    expect(await environmentProblems([plan("a.yml", "3.4"), plan("b.yml", "3.4"), plan("c.yml", "3.11"), plan("d.yml")])).toEqual([
      {
        code: "AZML565",
        severity: "warning",
        message:
          'Python 3.4, which environment "a.yml" (and 1 more) asks for, is not on this machine (PATH, pyenv, uv, conda): Python 3.11.2 is used',
        hint: "packages of that time may not be there for it; install Python 3.4 (pyenv, conda), or say the Python yourself: --env-python 3.11",
      },
    ]);
  });
});

describe("the pip of an environment", () => {
  async function asked(packages: { readonly pip?: string; readonly requirements?: readonly string[] }, version: string): Promise<string[]> {
    const folder = temporaryFolder("environment");
    const bin = temporaryFolder("bin");
    vi.stubEnv("PATH", `${bin}:/usr/bin:/bin`);
    const path = python(join(bin, "python9"), version);
    const uv = join(bin, "uv");
    writeFileSync(
      uv,
      `#!/bin/sh\necho "uv $*"\n[ "$1" = venv ] && shift $(($# - 1)) && mkdir -p "$1/bin" && cp ${path} "$1/bin/python"\nexit 0\n`,
    );
    chmodSync(uv, 0o755);
    const log = join(folder, "log.txt");
    const tools = new ToolRunner(folder, log, new AbortController().signal);
    await makeVenv({ requirements: ["six"], leftOut: [], ...packages, python: version }, folder, { path, version }, tools);
    return lastLines(log, 50)
      .filter((line) => /^(?:uv|python) /.test(line))
      .map((line) =>
        line
          .replaceAll(folder, "<env>")
          .replace(path, "<python>")
          .replace(/ --no-input --disable-pip-version-check/, ""),
      );
  }

  test("is that which the conda file asks for, and installs what it takes if it is an old one", async () => {
    expect(await asked({ pip: "==20.2.*" }, "3.9.1")).toEqual([
      "uv venv --seed --python <python> <env>/venv",
      "uv pip install --python <env>/venv/bin/python pip==20.2.*",
      "python -m pip install --requirement <env>/requirements.txt",
    ]);
    expect((await asked({ pip: "==24.0.*" }, "3.9.1")).at(-1)).toBe(
      "uv pip install --python <env>/venv/bin/python --requirement <env>/requirements.txt",
    );
  });

  test("is a newer one for an old Python, which uv does not know", async () => {
    expect(await asked({}, "3.6.15")).toEqual([
      "python -m venv <env>/venv",
      "python -m pip install --upgrade pip",
      "python -m pip install --requirement <env>/requirements.txt",
    ]);
  });

  test("is none that does not run in the Python", async () => {
    expect(await asked({ pip: "==20.2.*" }, "3.12.1")).not.toContain("uv pip install --python <env>/venv/bin/python pip==20.2.*");
  });
});

describe("why packages could not be installed", () => {
  test.each<[said: string, decisive: string | undefined]>([
    [
      "$ pip install\nERROR: Could not find a version that satisfies the requirement x==9 (from versions: none)\nERROR: No matching distribution found for x==9\n",
      "No matching distribution found for x==9",
    ],
    [
      "$ uv pip install\n  × No solution found when resolving dependencies:\n  ╰─▶ Because there is no version of x==9 and you require x==9, we can conclude",
      "Because there is no version of x==9 and you require x==9, we can conclude",
    ],
    [
      "$ pip\n  gcc -c x.c\n  error: command 'gcc' failed with exit status 1\n  ERROR: Failed building wheel for numpy\nFailed to build numpy\n",
      "Failed building wheel for numpy",
    ],
    [
      "$ pip\nERROR: Cannot install a and b because these package versions have conflicting dependencies.\n",
      "Cannot install a and b because these package versions have conflicting dependencies.",
    ],
    ["$ pip\nERROR: No matching distribution found for old\n$ pip again\nall is well\n", undefined],
  ])("%j", (said, decisive) => expect(decisiveLine(said.split("\n"))).toBe(decisive));
});

test("what takes long says for how long, with the last line of its log", async () => {
  const log = join(temporaryFolder("log"), "log.txt");
  const said: string[] = [];
  let done = (_: string): void => {};
  const work = new Promise<string>((settle) => (done = settle));
  const say = (line: string): void => {
    said.push(line);
    if (said.length === 1) writeFileSync(log, "$ pip install six\nCollecting six\n\n");
    if (said.length === 2) done("made");
  };
  expect(await withProgress(work, { what: "environment 1", logFile: log, say, every: 5 })).toBe("made");
  expect(said.map((line) => line.replace(/\d+ s/, "0 s"))).toEqual(["environment 1: 0 s", "environment 1: 0 s, Collecting six"]);
});
