import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it, test } from "vitest";
import { chooseEnvironment } from "../../src/engine/environments/choose-environment.js";
import { CondaProblem, pythonPackages } from "../../src/engine/environments/conda-packages.js";
import { containerArguments, withoutNested } from "../../src/engine/environments/container-command.js";
import { confinement } from "../../src/engine/environments/confined.js";
import { traitsIn } from "../../src/engine/environments/container-traits.js";
import { madeOnce } from "../../src/engine/environments/made-once.js";
import { requirementFiles } from "../../src/engine/environments/requirement-files.js";
import type { Json } from "../../src/model/environment.js";
import { temporaryFolder } from "./support/temporary-workspace.js";

describe("the packages of a conda file", () => {
  const packages = (...dependencies: readonly Json[]): ReturnType<typeof pythonPackages> => pythonPackages({ dependencies }, "/conda");

  it.each([
    ["numpy", "numpy"],
    ["numpy=1.26", "numpy==1.26.*"],
    ["numpy=1.26.*", "numpy==1.26.*"],
    ["numpy==1.26.4", "numpy==1.26.4"],
    ["numpy 1.26.4", "numpy==1.26.4"],
    ["numpy =1.26", "numpy==1.26.*"],
    ["numpy=1.26.4=py310h1", "numpy==1.26.4.*"],
    ["numpy 1.26.4 py310h1", "numpy==1.26.4"],
    ["numpy >=1.20,<2", "numpy>=1.20,<2"],
    ["numpy>=1.20, <2.0a0", "numpy>=1.20,<2.0a0"],
    ["numpy!=1.24.*", "numpy!=1.24.*"],
    ["conda-forge::NumPy=1.26", "numpy==1.26.*"],
    ["numpy[build=py310]", "numpy"],
    ["scikit-learn=1.5.*", "scikit-learn==1.5.*"],
    ["pytorch=2.2", "torch==2.2.*"],
    ["libsvm-official", undefined],
    ["cudatoolkit=11.8", undefined],
    ["r-base", undefined],
    ["pip=23", undefined],
  ])("%s", (written, requirement) => {
    expect(packages(written).requirements).toEqual(requirement === undefined ? [] : [requirement]);
  });

  it.each([
    ["python=3.10", "3.10"],
    ["python=3.10.4", "3.10.4"],
    ["python==3.10", "3.10"],
    ["python>=3.9,<3.12", ">=3.9,<3.12"],
    ["python", undefined],
  ])("%s names the version of Python", (written, python) => {
    expect(packages(written)).toEqual({ ...(python !== undefined && { python }), requirements: [], leftOut: [] });
  });

  it("has pip's own lines as they are, and the files that they name where they lie", () => {
    const lines = ["mlflow==2.9.2", "--extra-index-url https://example.invalid", "-r more/requirements.txt", "--constraint=./c.txt"];
    expect(packages("pip", "git", { pip: lines })).toEqual({
      requirements: [
        "mlflow==2.9.2",
        "--extra-index-url https://example.invalid",
        "-r /conda/more/requirements.txt",
        "--constraint /conda/c.txt",
      ],
      leftOut: ["git"],
    });
  });

  it.each<[string, Json]>([
    ["no list of dependencies", { name: "x" }],
    ["no list of dependencies", ["numpy"]],
    ["neither a package nor a pip section", { dependencies: [3] }],
    ["neither a package nor a pip section", { dependencies: [{ npm: ["x"] }] }],
    ["one version or another", { dependencies: ["numpy=1.2|1.3"] }],
    ["has a version that is none", { dependencies: ["numpy=x"] }],
    ["names no package", { dependencies: ["=1.2"] }],
  ])("are refused: %s", (reason, conda) => {
    expect(() => pythonPackages(conda, "/conda")).toThrow(CondaProblem);
    expect(() => pythonPackages(conda, "/conda")).toThrow(reason);
  });

  test("of requirements files are files of one folder, however deep, and end where they come back", () => {
    const folder = temporaryFolder("a b");
    mkdirSync(join(folder, "more"));
    writeFileSync(join(folder, "a.txt"), "-r more/b.txt\n--constraint=more/c.txt\n");
    writeFileSync(join(folder, "more/b.txt"), "six==1.16.0\r\n-r ../a.txt");
    writeFileSync(join(folder, "more/c.txt"), "six<2");
    expect(requirementFiles(["tabulate", `-r ${join(folder, "a.txt")}`, "-r /not/there"])).toEqual({
      "requirements.txt": "tabulate\n-r requirements-1.txt\n-r /not/there\n",
      "requirements-1.txt": "-r requirements-2.txt\n--constraint requirements-3.txt\n\n",
      "requirements-2.txt": "six==1.16.0\n-r requirements-1.txt\n",
      "requirements-3.txt": "six<2\n",
    });
  });
});

test("what is said of a node wins over what is said of the pipeline around it, that over all, and that over the step", () => {
  const choose = (path: string): string =>
    chooseEnvironment(path, { environment: "docker" }, { all: "venv", nodes: { prepare: "host", "prepare/split": "docker" } });
  expect([choose("train"), choose("prepare/clean"), choose("prepare/split"), choose("prepared")]).toEqual([
    "venv",
    "host",
    "docker",
    "venv",
  ]);
  expect(chooseEnvironment("train", { environment: "docker" })).toBe("docker");
  expect(chooseEnvironment("train", {}, { nodes: { other: "venv" } })).toBe("host");
});

describe("what is made once", () => {
  const signal = new AbortController().signal;
  const whole = { isWhole: () => Promise.resolve(true), signal };

  it("is made by one of those who ask at once, and the others wait", async () => {
    const folder = join(temporaryFolder(), "a b", "thing");
    const waited: number[] = [];
    let made = 0;
    const ask = (who: number): Promise<unknown> =>
      madeOnce(folder, {
        ...whole,
        onWait: () => waited.push(who),
        make: async () => {
          // The others ask while this one makes it.
          await new Promise((resolve) => setTimeout(resolve, 50));
          return { by: who, count: ++made };
        },
      });
    const results = await Promise.all([ask(1), ask(2), ask(3)]);
    expect(results).toEqual([results[0], results[0], results[0]]);
    expect({ made, waited: waited.length }).toEqual({ made: 1, waited: 2 });
    expect(await ask(4)).toEqual(results[0]);
  });

  it("is made anew when it was left half made, and when it can be used no more", async () => {
    const folder = join(temporaryFolder(), "thing");
    mkdirSync(folder);
    writeFileSync(join(folder, "half"), "");
    const failing = madeOnce(folder, { ...whole, onWait: () => {}, make: () => Promise.reject(new Error("no network")) });
    await expect(failing).rejects.toThrow("no network");
    const make = (version: number) => ({ ...whole, onWait: () => {}, make: () => Promise.resolve(version) });
    expect(await madeOnce(folder, make(1))).toBe(1);
    expect(await madeOnce(folder, make(2))).toBe(1);
    expect(await madeOnce(folder, { ...make(3), isWhole: () => Promise.resolve(false) })).toBe(3);
  });
});

describe("the arguments of a container", () => {
  const run = {
    tool: {
      name: "docker",
      program: "/usr/bin/docker",
      isRootless: false,
      loopback: "127.0.0.1",
      options: ["--network", "host"],
      first: [],
      buildOptions: [],
    },
    image: "ubuntu:22.04",
    name: "azml-job-train",
    command: "python train.py",
    cwd: "/runs/job/train/code",
    mounts: [
      { path: "/runs/job/train", isReadOnly: false },
      { path: '/data/a,b "c"', isReadOnly: true },
    ],
    variables: ["AZML_NODE", "SECRET", "HOME"],
    aside: ["HOME"],
    user: "1000:1000",
  } as const;

  it("mount the node's folder and its inputs where they are, and hold no values of variables", () => {
    const args = containerArguments(run);
    expect(args.slice(0, -6).join(" ")).toBe(
      "run --rm --name azml-job-train --stop-timeout 3 --log-driver none --network host --user 1000:1000 --workdir /runs/job/train/code " +
        "--mount type=bind,source=/runs/job/train,target=/runs/job/train " +
        '--mount type=bind,"source=/data/a,b ""c""","target=/data/a,b ""c""",readonly ' +
        "--env AZML_NODE --env SECRET --env AZML_ASIDE_HOME --entrypoint sh",
    );
    expect([args.at(-6), args.at(-5), args.at(-2), args.at(-1)]).toEqual(["ubuntu:22.04", "-c", "python train.py", "HOME"]);
  });

  it("name a path once, and not what lies in a folder that can be written anyway", () => {
    const node = { path: "/runs/a", isReadOnly: false };
    const input = { path: "/data", isReadOnly: true };
    expect(
      withoutNested([node, input, { path: "/runs/a/outputs/x", isReadOnly: true }, input, { path: "/data/x", isReadOnly: true }]),
    ).toEqual([node, input, { path: "/data/x", isReadOnly: true }]);
  });
});

describe("what a tool says of itself", () => {
  const docker = (...security: string[]) => ({ ID: "x", OperatingSystem: "Debian GNU/Linux 12", SecurityOptions: security });
  const podman = (security: object) => ({ host: { security } });
  const network = ["--network", "host"];

  it("says where a container finds this machine's loopback, and whose files it may write", () => {
    expect(traitsIn(docker("name=seccomp,profile=default"), "linux")).toEqual({
      name: "docker",
      isRootless: false,
      loopback: "127.0.0.1",
      options: network,
    });
    expect(traitsIn(docker("name=selinux", "name=userns"), "linux")).toMatchObject({
      options: [...network, "--userns", "host", "--security-opt", "label=disable"],
    });
    expect(traitsIn(docker("name=rootless"), "linux")).toMatchObject({ isRootless: true, loopback: undefined, options: [] });
    expect(traitsIn(podman({ rootless: true, selinuxEnabled: true }), "linux")).toEqual({
      name: "podman",
      isRootless: true,
      loopback: "127.0.0.1",
      options: [...network, "--security-opt", "label=disable"],
      runtime: undefined,
    });
    expect(traitsIn({ host: { ociRuntime: { name: "crun" } } }, "linux")).toMatchObject({ runtime: "crun" });
  });

  it("is not all that podman needs to be told on a machine that is a sandbox itself", () => {
    const limits =
      "Limit Soft Hard Units\nMax processes             9000                 96365                processes\nMax open files            1024                 20000                files\n";
    const files = (rights: string, controllers = ""): Record<string, string> => ({
      "/proc/self/status": `Name:\tnode\nCapEff:\t${rights}\n`,
      "/proc/self/limits": limits,
      "/sys/fs/cgroup/unified/cgroup.controllers": controllers,
    });
    const asked = (texts: Record<string, string>, runtime = "crun", programs = ["runc"]) =>
      confinement({ read: (file) => texts[file] ?? "", hasProgram: (name) => programs.includes(name), runtime });
    expect(asked(files("000001ffffffffff"))).toEqual({ first: [], options: [] });
    expect(asked(files("000001fffeffffff"))).toEqual({
      first: [],
      options: ["--ulimit", "nofile=20000:20000", "--ulimit", "nproc=32768:32768"],
    });
    expect(asked(files("000001ffffffffff", "hugetlb\n")).first).toEqual(["--runtime", "runc"]);
    expect(asked(files("000001ffffffffff", "hugetlb\n"), "crun", []).first).toEqual([]);
    expect(asked(files("000001ffffffffff", "hugetlb\n"), "runc").first).toEqual([]);
    expect(asked({})).toEqual({ first: [], options: [] });
  });

  it("says when containers run in a machine of their own, which has a name for this one", () => {
    const desktop = { ...docker(), OperatingSystem: "Docker Desktop" };
    const elsewhere = { loopback: "host.docker.internal", options: [] };
    expect(traitsIn(desktop, "linux")).toMatchObject(elsewhere);
    expect(traitsIn(docker(), "darwin")).toMatchObject(elsewhere);
    expect(traitsIn(podman({ rootless: true }), "darwin")).toMatchObject({ loopback: "host.containers.internal", options: [] });
  });

  it("says that no daemon answers", () => {
    expect(traitsIn({ ServerErrors: ["Cannot connect to the Docker daemon"] }, "linux")).toEqual({
      lack: "Cannot connect to the Docker daemon",
    });
  });
});
