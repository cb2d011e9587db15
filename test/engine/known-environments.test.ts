import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { dockerfilePackages } from "../../src/engine/environments/dockerfile-packages.js";
import { curatedEnvironment } from "../../src/engine/environments/curated.js";
import { imagePackages } from "../../src/engine/environments/image-packages.js";
import { knownPackages } from "../../src/engine/environments/known-packages.js";
import { needsNoPython } from "../../src/engine/environments/needs-no-python.js";
import { pipInstall } from "../../src/engine/environments/pip-install.js";
import { shellCommands } from "../../src/engine/environments/shell-commands.js";
import { checkJob } from "../../src/check/check-job.js";
import { printDiagnostics } from "../../src/diagnostics/print.js";
import { DiagnosticSink } from "../../src/diagnostics/sink.js";
import { pipelineOfStandalone } from "../../src/model/pipeline-of-standalone.js";
import { readJob } from "../../src/yaml/read-job.js";
import { temporaryFolder } from "./support/temporary-workspace.js";
import { planJob } from "../../src/engine/plan/plan-job.js";
import type { Environment } from "../../src/model/environment.js";
import type { NodeEnvironments } from "../../src/workspace/job-operations.js";
import { command, component, job, nested, pipeline } from "./support/job-builder.js";
import { filesIn } from "./support/parallel-builder.js";

const context = (folder: string): Environment => ({ kind: "inline", build: { path: { kind: "local", path: folder } } });

describe("commands of a shell's text", () => {
  test.each<[text: string, commands: string[][]]>([
    [
      "python a.py && echo done",
      [
        ["python", "a.py"],
        ["echo", "done"],
      ],
    ],
    ["A=1 B='x y' python a.py > log.txt 2>&1; ls", [["python", "a.py"], ["ls"]]],
    [
      "pip install \\\n  six \\\n  'numpy<2' | tee log",
      [
        ["pip", "install", "six", "numpy<2"],
        ["tee", "log"],
      ],
    ],
    ["# pip install a\nif [ -f x ]; then pip install b; fi", [["[", "-f", "x", "]"], ["pip", "install", "b"], ["fi"]]],
    ["echo 'pip install x && y'", [["echo", "pip install x && y"]]],
    ["", []],
  ])("%j", (text, commands) => expect(shellCommands(text)).toEqual(commands));

  test.each<[command: string, is: boolean]>([
    ["echo hello && ls -la", true],
    ["sleep 3; cat ${{inputs.x}} > ${{outputs.y}}", true],
    ["python train.py", false],
    ["echo $(python -c 1)", false],
    ["bash run.sh", false],
    ["pip install six", false],
  ])("%s needs no Python: %s", (text, is) => expect(needsNoPython(text)).toBe(is));
});

describe("what pip is asked to install", () => {
  test.each<[words: string, requirements: string[], paths: string[]]>([
    ["pip install six==1.16 'numpy<2'", ["six==1.16", "numpy<2"], []],
    ["/opt/conda/bin/pip3 --quiet install -r req.txt -cc.txt", ["-r req.txt", "-c c.txt"], []],
    ["python3.10 -m pip install --no-cache-dir --requirement=req.txt", ["-r req.txt"], []],
    ["conda run -n ptca pip install -U --index-url https://x/simple torch", ["--index-url https://x/simple", "torch"], []],
    ["uv pip install --system --python 3.10 six", ["six"], []],
    ["pip install -e . ./lib[all] a.whl git+https://github.com/a/b.git", ["git+https://github.com/a/b.git"], [".", "./lib[all]", "a.whl"]],
    ["pip install --target here --progress-bar off six", ["six"], []],
  ])("%s", (text, requirements, paths) => expect(pipInstall(shellCommands(text)[0] ?? [])).toEqual({ requirements, paths }));

  test.each(["pip list", "pip uninstall six", "python install.py", "python -m venv pip install", "uv venv", "apt-get install pip"])(
    "not %s",
    (text) => expect(pipInstall(shellCommands(text)[0] ?? [])).toBeUndefined(),
  );
});

describe("the packages of a Dockerfile", () => {
  const packages = (dockerfile: string, files: Record<string, string> = {}) => {
    const folder = filesIn({ Dockerfile: dockerfile, ...files });
    const { packages: found, ...rest } = dockerfilePackages(folder, "Dockerfile");
    return JSON.parse(JSON.stringify({ ...rest, ...found }).replaceAll(folder, "<context>")) as unknown;
  };

  test("are those of pip, with the files that were copied for it", () => {
    const text = `# syntax=docker/dockerfile:1
ARG VERSION=3.10
FROM python:\${VERSION}-slim
WORKDIR /app
COPY --chown=me requirements /app/req/
ADD more.txt .
RUN --mount=type=cache,target=/root/.cache apt-get update && \\
    # a remark
    pip install --no-cache-dir -r req/base.txt -r more.txt && pip install tabulate==0.9 .
`;
    expect(packages(text, { "requirements/base.txt": "six\n", "more.txt": "numpy\n" })).toEqual({
      base: "python:3.10-slim",
      installs: 2,
      requirements: ["-r <context>/requirements/base.txt", "-r <context>/more.txt", "tabulate==0.9"],
      leftOut: ["."],
    });
  });

  test("are those of conda, by a file or by name", () => {
    const text = `FROM mcr.microsoft.com/azureml/openmpi4.1.0-ubuntu20.04:latest
COPY conda_dependencies.yaml .
RUN conda env create -p /env -f conda_dependencies.yaml -q && rm conda_dependencies.yaml
RUN conda install -y -c conda-forge -p /env tabulate=0.9 ffmpeg
`;
    expect(packages(text, { "conda_dependencies.yaml": "dependencies:\n- python=3.8\n- six=1.16\n- pip:\n  - mlflow\n" })).toEqual({
      base: "mcr.microsoft.com/azureml/openmpi4.1.0-ubuntu20.04:latest",
      installs: 2,
      python: "3.8",
      requirements: ["six==1.16.*", "mlflow", "tabulate==0.9.*"],
      leftOut: ["ffmpeg"],
    });
  });

  test("are those of the stages that the last one is made from", () => {
    const text =
      "FROM ubuntu AS base\nRUN pip install six\nFROM golang AS tool\nRUN pip install numpy\nFROM base\nRUN <<EOF\npip install tabulate\nEOF\n";
    expect(packages(text)).toMatchObject({ base: "ubuntu", requirements: ["six", "tabulate"] });
  });

  test("are not known where a file is missing, or nothing is installed on an unknown image", () => {
    const reason = (dockerfile: string): unknown => knownPackages(context(filesIn({ Dockerfile: dockerfile })));
    expect(reason("FROM ubuntu\nRUN pip install -r req.txt\n")).toEqual({
      unknown: "its Dockerfile installs req.txt, which its build context does not have",
    });
    expect(reason("FROM rocker/r-ver\nRUN R -e 'install'\n")).toEqual({
      unknown: 'its Dockerfile installs no Python packages by pip or conda on "rocker/r-ver", which is not known here',
    });
    expect(reason("# nothing\n")).toEqual({ unknown: "Dockerfile begins with no image" });
    expect(knownPackages(context(filesIn({ other: "" })))).toMatchObject({ unknown: expect.stringMatching(/^there is no Dockerfile in /) });
  });

  test("have the last word over the image's, of which the rest stays", () => {
    const folder = filesIn({
      Dockerfile: "FROM mcr.microsoft.com/azureml/curated/sklearn-1.5:7\nCOPY r.txt .\nRUN pip install -r r.txt scikit_learn==1.6\n",
      "r.txt": "pandas==2.2\n",
    });
    const found = knownPackages(context(folder));
    if ("unknown" in found) throw new Error(found.unknown);
    expect(found.packages.python).toBe("3.10");
    expect(found.packages.requirements).toEqual(
      expect.arrayContaining(["numpy~=1.22.0", `-r ${join(folder, "r.txt")}`, "scikit_learn==1.6"]),
    );
    expect(found.packages.requirements.join(" ")).not.toMatch(/pandas~=|scikit-learn~=/);
  });
});

describe("an image", () => {
  test.each<[image: string, python: string | undefined]>([
    ["python:3.10-slim", "3.10"],
    ["docker.io/python", undefined],
    ["library/python:3.11.6", "3.11.6"],
    ["docker.io/library/python:3.9.1-bullseye@sha256:ab", "3.9.1"],
    ["mcr.microsoft.com/azureml/openmpi4.1.0-ubuntu20.04:latest", undefined],
    ["continuumio/miniconda3", undefined],
  ])("%s has Python %s, and no packages", (image, python) =>
    expect(imagePackages(image)?.packages).toEqual({ ...(python !== undefined && { python }), requirements: [], leftOut: [] }),
  );

  test("of a framework has it in the version of its tag", () => {
    expect(imagePackages("pytorch/pytorch:2.1.0-cuda12.1-cudnn8-runtime")?.packages.requirements).toContain("torch==2.1.0");
    expect(imagePackages("tensorflow/tensorflow:2.15.0-gpu")?.packages.requirements).toEqual(["tensorflow==2.15.0"]);
  });

  test.each([
    "ubuntu:22.04",
    "myregistry.azurecr.io/python:3.10",
    "someone/python",
    "rocker/r-ver:4",
    "mcr.microsoft.com/azureml/curated/nothing-known",
  ])("%s is not known", (image) => expect(imagePackages(image)).toBeUndefined());
});

describe("a curated environment", () => {
  test.each<[name: string, python: string, has: string]>([
    ["sklearn-1.5", "3.10", "scikit-learn~=1.5.0"],
    ["AzureML-sklearn-1.0-ubuntu20.04-py38-cpu", "3.8", "scikit-learn~=1.0.0"],
    ["AzureML-ACPT-pytorch-1.13-py38-cuda11.7-gpu", "3.8", "torch==1.13.1"],
    ["acpt-pytorch-2.2-cuda12.1", "3.10", "torch==2.10.0"],
    ["AzureML-lightgbm-3.2-ubuntu18.04-py37-cpu", "3.7", "lightgbm~=3.2.0"],
    ["AzureML-pytorch-1.9-ubuntu18.04-py37-cuda11-gpu", "3.7", "torch~=1.9.0"],
    ["tensorflow-2.16-cuda11", "3.11", "tensorflow==2.16.2"],
  ])("%s has Python %s and %s", (name, python, has) => {
    expect(curatedEnvironment(name)).toMatchObject({ python, requirements: expect.arrayContaining([has]) });
  });

  test.each(["my-env", "AzureML-AutoML", "model-evaluation", "constructor"])("%s is none", (name) =>
    expect(curatedEnvironment(name)).toBeUndefined(),
  );
});

test("what cannot be had is underlined where the environment stands", () => {
  const file = join(temporaryFolder(), "job.yml");
  const lines = [
    "$schema: https://azuremlschemas.azureedge.net/latest/commandJob.schema.json",
    "command: python a.py",
    "environment: azureml:ours:3",
    "",
  ];
  writeFileSync(file, lines.join("\n"));
  const { job: read } = readJob(file);
  if (read?.kind !== "command_job") throw new Error("it was not read");
  const sink = new DiagnosticSink();
  const checked = checkJob(pipelineOfStandalone(read), sink, { target: "local", standalone: true });
  const { errors } = planJob(checked!, { jobName: "j", datastores: "/none", environments: { all: "venv" } });
  expect(printDiagnostics(errors, { color: false, cwd: "/" })).toContain("3 | environment: azureml:ours:3\n    | ~~~~~~~~~~~");
});

describe("a plan", () => {
  const told = (environments: NodeEnvironments, of: Parameters<typeof pipeline>[0]) => {
    const { plan, errors } = planJob(job(pipeline(of)), { jobName: "j", datastores: "/none", environments });
    const line = ({ code, message, hint }: (typeof errors)[number]): string =>
      `${code}: ${message}${hint === undefined ? "" : `; ${hint}`}`;
    return {
      errors: errors.map(line),
      warnings: plan.warnings.map(line),
      kinds: plan.nodes.map((node) => ("environment" in node ? node.environment.kind : "")),
    };
  };
  const node = (environment: Environment | undefined, text = "python a.py") =>
    command(component("c", text, { more: { ...(environment && { environment }) } }), {});
  const reference = (id: string): Environment => ({ kind: "reference", id });
  const secret = reference("azureml:ours:3");

  test("says once of an environment that it cannot be had, with what works", () => {
    expect(
      told({ all: "venv" }, { a: node(secret), b: node(secret), in: nested(pipeline({ c: node(secret), d: node(secret) })) }).errors,
    ).toEqual([
      'AZML561: no Python environment can be made of environment "azureml:ours:3": it lives in a workspace or a registry (nodes a, b, in/c and 1 more); register it here: azml environment create FILE --name ours --version 3, or say its packages: --env venv:requirements.txt, or leave it aside: --env auto',
    ]);
    expect(told({ all: "venv" }, { a: node(undefined) }).errors).toEqual([
      "AZML561: no Python environment can be made: the component has no environment (node a); give the component an environment with a conda file, or say its packages: --env venv:requirements.txt, or leave it aside: --env a=host",
    ]);
  });

  test("with auto makes environments where there is something to make them of", () => {
    const sklearn = reference("azureml://registries/azureml/environments/sklearn-1.5/labels/latest");
    const { errors, warnings, kinds } = told(
      { all: "auto" },
      {
        a: node(secret),
        b: node(sklearn),
        c: node(sklearn),
        d: node(sklearn, "echo hello"),
        e: node({ kind: "inline", image: "x", conda: { dependencies: ["r-base"] } }),
      },
    );
    expect({ errors, kinds }).toEqual({ errors: [], kinds: ["host", "venv", "venv", "host", "host"] });
    expect(warnings).toEqual([
      'AZML519: environment "azureml://registries/azureml/environments/sklearn-1.5/labels/latest" is approximated by a Python environment with the Python packages that are known of it (Azure/azureml-assets@4b41f8cc:assets/training/general/environments/sklearn-1.5)',
    ]);
  });

  test("takes the packages of a file, and the Python that is asked for", () => {
    const folder = filesIn({ "r.txt": "six\n", "conda.yml": "dependencies: [python=3.9, six]\n", "bad.yml": "a: [" });
    const { plan } = planJob(job(pipeline({ a: node(secret), b: node(undefined) })), {
      jobName: "j",
      datastores: "/none",
      environments: { all: `venv:${join(folder, "r.txt")}`, nodes: { b: `venv:${join(folder, "conda.yml")}` }, python: "3.11" },
    });
    expect(plan.needs.flatMap(({ environments: made }) => made)).toMatchObject([
      { packages: { python: "3.11", requirements: [`-r ${join(folder, "r.txt")}`] } },
      { packages: { python: "3.11", requirements: ["six"] } },
    ]);
    expect(told({ all: "venv:none.txt" }, { a: node(secret) }).errors).toEqual([
      expect.stringMatching(
        /^AZML579: "none.txt", which --env names, cannot be read: ENOENT.*; the path is relative to the current folder$/,
      ),
    ]);
    expect(told({ all: `venv:${join(folder, "bad.yml")}` }, { a: node(secret) }).errors).toEqual([
      expect.stringMatching(/^AZML579: no Python environment can be made of/),
    ]);
  });
});
