import { chmodSync, existsSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import type { Environment } from "../../src/model/environment.js";
import type { NodeEnvironments } from "../../src/workspace/job-operations.js";
import { command, component, job, nested, pipeline } from "./support/job-builder.js";
import { filesIn, manyFiles, parallel } from "./support/parallel-builder.js";
import { pythonLack } from "./support/python.js";
import { logOf, runToEnd, temporaryFolder, temporaryWorkspace } from "./support/temporary-workspace.js";

const sklearn: Environment = { kind: "reference", id: "azureml://registries/azureml/environments/sklearn-1.5/labels/latest" };
const ours: Environment = { kind: "reference", id: "azureml:ours:3" };

/** A node that does nothing: azml looks at its command all the same. */
function node(text: string, files: Record<string, string> = {}, environment: Environment | undefined = sklearn) {
  return command(component("c", `exit 0; ${text}`, { code: filesIn(files), more: { ...(environment && { environment }) } }), {});
}

/** What people are told, and whether that was before the first node. */
async function told(of: Parameters<typeof pipeline>[0], environments?: NodeEnvironments): Promise<string[]> {
  const run = await runToEnd(job(pipeline(of)), { ...(environments && { environments }) });
  const first = run.events.findIndex((event) => event.type === "node_status" && event.status === "Running");
  return run.events.flatMap((event, at) => {
    if (event.type !== "warning" || !/AZML5(?:69|78)/.test(event.diagnostic.code)) return [];
    expect(at).toBeLessThan(first);
    const { code, message, hint } = event.diagnostic;
    return [`${code}: ${message.replace(/\(3[.\d]+\)/, "(VERSION)").replace("python3 (", "python (")}; ${hint}`];
  });
}

describe.skipIf(pythonLack !== undefined)("imports that this machine does not have", () => {
  test("are told before the first node, once for each environment that is left aside", async () => {
    const files = {
      "train.py":
        "import os, sys\nimport zz_sklearn.linear_model as lm\nfrom zz_pandas import read_csv\nimport lib.load\nfrom helpers import x\n",
      "lib/__init__.py": "",
      "lib/load.py": "from . import deep\n",
      "lib/deep.py": "import zz_deep\nimport json\n",
      "helpers.py": "import zz_helper",
    };
    const of = { a: node("python train.py --x 1", files), in: nested(pipeline({ b: node("cd lib && python3 -u ../train.py", files) })) };
    expect(await told({ a: of.a })).toEqual([
      'AZML578: node "a": python (VERSION) of this machine does not have zz_deep, zz_helper, zz_pandas, zz_sklearn, and its environment "azureml://registries/azureml/environments/sklearn-1.5/labels/latest" is left aside; azml run … --env a=venv',
    ]);
    const both = await told({
      a: of.a,
      b: node("python -m train", files),
      c: node("python train.py", { "train.py": "import zz_ours" }, ours),
    });
    expect(both).toEqual([
      expect.stringMatching(/^AZML578: nodes "a", "b": .* and their environment "azureml:.*; azml run … --env auto$/),
      'AZML578: node "c": python (VERSION) of this machine does not have zz_ours, and its environment "azureml:ours:3" is left aside; azml run … --env c=venv:requirements.txt',
    ]);
  });

  test.each<[what: string, text: string, files: Record<string, string>]>([
    [
      "in functions, tries and conditions",
      "python a.py",
      { "a.py": "def f():\n    import zz_a\ntry:\n    import zz_b\nexcept ImportError:\n    zz_b = None\nif f:\n    import zz_c\n" },
    ],
    [
      "of modules that lie anywhere in the code",
      "python src/a.py",
      { "src/a.py": "import sys\nsys.path.append('other')\nimport zz_a\n", "other/zz_a.py": "" },
    ],
    [
      "of what the standard library has",
      "python a.py",
      { "a.py": "from __future__ import annotations\nimport os.path, json, xml.dom\nfrom collections import abc\n" },
    ],
    ["in a file that this Python cannot read", "python a.py", { "a.py": "print 'python 2'\nimport zz_a\n" }],
    ["that the command installs", "pip install --quiet zz_a && python a.py", { "a.py": "import zz_a\n" }],
    ["of a Python of the node's own", "python -m venv e && . e/bin/activate && python a.py", { "a.py": "import zz_a\n" }],
    [
      "of a script that is not there",
      "python ${{inputs.script}} && python none.py && python -c 'import zz_a'",
      { "a.py": "import zz_a\n" },
    ],
  ])("%s are not", async (_, text, files) => {
    const texts = await told({
      a: command(
        component("c", `exit 0; ${text.replace("${{inputs.script}}", "$SCRIPT")}`, {
          code: filesIn(files),
          more: { environment: sklearn },
        }),
        {},
      ),
    });
    expect(texts.filter((one) => one.startsWith("AZML578"))).toEqual([]);
  });

  test.each(["PATH", "PYTHONPATH"])("are not of a node that sets %s itself", async (variable) => {
    const of = component("c", "exit 0; python a.py", { code: filesIn({ "a.py": "import zz_a\n" }), more: { environment: sklearn } });
    expect(await told({ a: command(of, {}) })).toHaveLength(1);
    expect(await told({ a: command(of, {}, { environmentVariables: { [variable]: "/usr/bin:/bin" } }) })).toEqual([]);
  });

  test("count in shell scripts, trials, rounds and parallel nodes, and not where there is an environment", async () => {
    expect(await told({ a: node("bash run/all.sh", { "run/all.sh": "set -e\npython main.py\n", "main.py": "import zz_a" }) })).toHaveLength(
      1,
    );
    const score = parallel("import zz_score\ndef init(): pass\ndef run(batch): return batch\n", manyFiles(1));
    expect(await told({ score })).toEqual([
      expect.stringMatching(/^AZML578: node "score": .* does not have zz_score, and its component has no environment; /),
    ]);
  });
});

test("nobody is asked and told anything where every result is there already", async () => {
  const workspace = await temporaryWorkspace();
  const asked = join(temporaryFolder("asked"), "asked");
  const files = { "a.py": "import zz_a\n", python: `#!/bin/sh\necho >> '${asked}'\n` };
  const code = filesIn(files);
  chmodSync(join(code, "python"), 0o755);
  const of = component("c", `exit 0; ${join(code, "python")} a.py`, { code, more: { environment: sklearn } });
  const warnings = async (): Promise<string[]> => {
    const { events } = await runToEnd(job(pipeline({ a: command(of, {}), b: node("pip install six") })), {}, workspace);
    return events.flatMap((event) => (event.type === "warning" ? [event.diagnostic.code] : []));
  };
  expect(await warnings()).toEqual(["AZML569"]);
  expect(readFileSync(asked, "utf8")).toBe("\n");
  rmSync(asked);
  expect(await warnings()).toEqual([]);
  expect(existsSync(asked)).toBe(false);
});

describe("a command that installs on this machine", () => {
  test.each<[text: string, files: Record<string, string>, said: string]>([
    ["pip install -r requirements.txt && python a.py", {}, "pip install -r requirements.txt"],
    ["python -m pip install --upgrade six", {}, "python -m pip install --upgrade six"],
    ["conda env update -f env.yml; apt-get -y upgrade", {}, "conda env update -f env.yml; apt-get -y upgrade"],
    [
      "bash setup.sh",
      { "setup.sh": "#!/bin/bash\nsudo apt-get install -y ffmpeg\nconda install numpy\n" },
      "apt-get install -y ffmpeg; conda install numpy",
    ],
  ])("is warned of: %s", async (text, files, said) => {
    expect(await told({ a: node(text, files) })).toEqual([
      `AZML569: node "a" installs packages on this machine, for good: ${said}; in a Python environment of its own it does not: --env a=venv`,
    ]);
  });

  test.each([
    "pip list",
    "pip install --help",
    "pip install -h six",
    "python -m pip install --dry-run -r requirements.txt",
    "conda env list && conda install --dry-run numpy && conda create --prefix ./env numpy",
    "apt-get update && apt-get install -s ffmpeg",
    "pip install --target ./deps six",
    "echo 'pip install six'",
    "python -m venv e && e/bin/pip install six",
    "uv venv && uv pip install six",
  ])("is not: %s", async (text) => expect(await told({ a: node(text) })).toEqual([]));

  test("runs all the same", async () => {
    const run = await runToEnd(job(pipeline({ a: command(component("c", "echo ran; exit 0; pip install six"), {}) })));
    expect(await logOf(run, "a")).toBe("ran\n");
  });
});
