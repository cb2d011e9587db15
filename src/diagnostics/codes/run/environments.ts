import type { CodeEntry } from "../entry.js";

/** Python environments and containers that nodes run in. */
export const environmentsCodes = {
  AZML519: {
    title: "Approximated environment",
    cause:
      "A node is to run in a Python environment, and its component's environment is more than Python packages: a curated image of Microsoft's, whose packages azml knows from a table, or a Dockerfile, of which azml installs what its `pip install` and `conda` commands name. Other programs, libraries and variables of the image are missing.",
    cure: "Nothing, if the node runs. Otherwise name the packages yourself (`--env venv:requirements.txt`), or run the image: `--env docker`.",
    example: "azml run pipeline.yml --env train=venv:requirements.txt",
  },
  AZML561: {
    title: "Environment that cannot be had here",
    cause:
      "A node is to run in a Python environment (`venv`) or in a container (`docker`), and its component's environment is not what one can be made of. A Python environment can be made of a conda file, of what a Dockerfile installs by pip and conda, of an image of Python, and of Microsoft's curated environments; a container of an image or a build context. What lives in a workspace or a registry is not known here.",
    cure: "Register an environment of that name in the local workspace (`azml environment create`), name a file of packages (`--env venv:requirements.txt`), or let the node run with what this machine has: `--env <node>=host`. `--env auto` does that for every node whose packages are not known.",
    example: "azml run pipeline.yml --env venv --env train=venv:requirements.txt",
  },
  AZML562: {
    title: "Node that does not run in a container",
    cause:
      "A parallel node has several processes that azml talks with, and it cannot through the wall of a container. Spark is run with what this machine or a Python environment has. Processes of a distributed command find each other on this machine.",
    cure: "Let it run in a Python environment (`venv`) or with what this machine has (`host`).",
    example: "azml run pipeline.ts --env docker --env score=venv",
  },
  AZML563: {
    title: "Nothing to make the environment with",
    cause:
      "A Python environment is made by `uv`, or by `python3` and pip; a container is run by `docker`, whose daemon has to answer, or by `podman`. There is none of them on PATH.",
    cure: "Install one of them, or start the daemon. What the node needs may also be on this machine already: `--env host`.",
  },
  AZML564: {
    title: "Environment could not be made",
    cause:
      "pip could not install a package, or an image could not be fetched or built. What it said of the cause stands in the message, its last lines below, with the path of the whole log.",
    cure: "Read it: often a version that is not there for this Python, or no network. The whole log is in the folder of the environment.",
  },
  AZML565: {
    title: "Another Python than was asked for",
    cause:
      "The environment asks for a version of Python that this machine does not have: it is looked for on PATH, among those of pyenv, uv and conda, and `uv` is asked to fetch it from 3.8 on. Another is used in its place. Packages of that time may have no wheels for it.",
    cure: "Install it (`pyenv install 3.8`, `conda create -n py38 python=3.8`), or `uv`, which fetches it where the network lets it; or say the Python yourself. Nothing, if the code runs in both.",
    example: "azml run pipeline.yml --env venv --env-python 3.11",
  },
  AZML566: {
    title: "Packages left out",
    cause: "The conda file has packages that are no Python packages: compilers, CUDA, R, libraries. A Python environment cannot hold them.",
    cure: "Install them on this machine if the code needs them, or run the node in a container: `--env <node>=docker`.",
  },
  AZML569: {
    title: "Command that installs on this machine",
    cause:
      "A node runs with what this machine has, and its command, or a shell script that it runs, installs packages: `pip install`, `conda install`, `apt-get install`. On Azure ML that changes a container which is gone afterwards; here it changes the packages of your machine, for good.",
    cure: "Let the node run in a Python environment of its own: `--env <node>=venv`, or `--env auto` for all. What it installs there is gone when the node has ended.",
    example: "azml run pipeline.yml --env auto",
  },
  AZML578: {
    title: "Packages that this machine lacks",
    cause:
      "A node runs with what this machine has, and the Python script of its command imports packages at its top, or in modules of its own code, that this machine's Python does not find. The node's environment, which would have them, was left aside. Imports within functions and `try` do not count.",
    cure: "Let azml make the environment (`--env auto`, or `--env <node>=venv`), name a file of packages (`--env <node>=venv:requirements.txt`), or install them.",
    example: "azml run pipeline.yml --env auto",
  },
  AZML579: {
    title: "File of packages that cannot be read",
    cause: "`--env venv:FILE` names a file that is not there, cannot be read, or is a conda file that pip cannot be asked for.",
    cure: "Write its path as seen from the current folder. It is a requirements file, or a conda file when it ends with `.yml` or `.yaml`.",
    example: "azml run pipeline.yml --env train=venv:./requirements.txt",
  },
} as const satisfies Record<`AZML5${string}`, CodeEntry>;
