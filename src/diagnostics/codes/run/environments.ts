import type { CodeEntry } from "../entry.js";

/** Python environments and containers that nodes run in. */
export const environmentsCodes = {
  AZML561: {
    title: "Environment that cannot be had here",
    cause:
      "A node is to run in a Python environment (`venv`) or in a container (`docker`), and its component's environment is not what one can be made of: a Python environment needs a conda file, a container an image or a build context, and what lives in a workspace is not known here.",
    cure: "Define the environment with what it is made of, or let the node run with what this machine has: `--env <node>=host`.",
    example: 'azml run pipeline.ts --env venv --env "register=host"',
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
    cause: "pip could not install a package, or an image could not be fetched or built. The last lines of what it said stand below.",
    cure: "Read them: often a version that is not there for this Python, or no network. The whole log is in the folder of the environment.",
  },
  AZML565: {
    title: "Another Python than was asked for",
    cause: "The conda file asks for a version of Python that this machine does not have, and that could not be fetched.",
    cure: "Install it, or `uv`, which fetches it where the network lets it. Nothing, if the code runs in both.",
  },
  AZML566: {
    title: "Packages left out",
    cause: "The conda file has packages that are no Python packages: compilers, CUDA, R, libraries. A Python environment cannot hold them.",
    cure: "Install them on this machine if the code needs them, or run the node in a container: `--env <node>=docker`.",
  },
} as const satisfies Record<`AZML5${string}`, CodeEntry>;
