import type { CodeEntry } from "../entry.js";

/** What the processes of nodes tell MLflow. */
export const trackingCodes = {
  AZML570: {
    title: "MLflow does not log into this run",
    cause:
      "The server that MLflow's clients in the nodes' processes log to could not be started: this machine's loopback has no free port. Or the node runs in a container of a docker without root, which shuts it off from this machine's loopback.",
    cure: "Read the message. Without the server MLflow keeps what it is told in `mlruns` in the node's working folder. podman without root, and docker with it, let containers log.",
  },
  AZML571: {
    title: "MLflow call that is not there",
    cause:
      "A process of a node called a part of MLflow's API that a local run does not have: tracing, assessments, deletion of experiments. The process got MLflow's own error for it.",
    cure: "docs/tracking.md lists what there is. Point the node at another server with `MLFLOW_TRACKING_URI` among its environment variables if it needs more.",
  },
  AZML572: {
    title: "Nothing is deleted from a run",
    cause: "A process of a node asked MLflow to delete a run or a logged model. What has happened in a job stays in its history.",
    cure: "Nothing to do. Tag what is not to be looked at, and leave it out of searches.",
  },
  AZML573: {
    title: "MLflow call failed",
    cause: "What a process of a node has logged by MLflow could not be kept: a full disk, or a folder of the run that cannot be written.",
    cure: "Read the message; free disk space or correct the permissions.",
  },
  AZML589: {
    title: "Requests without a node's token",
    cause:
      "Something on this machine asked azml's tracking endpoint without the token that the processes of a node have. It was refused before anything of the request was read.",
    cure: "Nothing, if it was a port scanner or another program. A process of a node's own has to be given `MLFLOW_TRACKING_TOKEN`: a program that clears the environment loses it.",
  },
} as const satisfies Record<`AZML5${string}`, CodeEntry>;
