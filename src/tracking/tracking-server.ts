import type { NodePath } from "../events/run-event.js";
import { bearerGate } from "../server/bearer-gate.js";
import type { Answer, Gate } from "../server/gate.js";
import { listen, type RunningServer } from "../server/listen.js";
import { invalid, MlflowError } from "./mlflow-error.js";
import { type Served, trackingApp } from "./tracking-app.js";

export interface TrackingServerOptions extends Served {
  /** The node whose processes have this token; undefined when nobody has. */
  readonly nodeOf: (token: string) => NodePath | undefined;
  /** A request came without the token of a node. */
  readonly onStranger: () => void;
}

/**
 * MLflow's REST API 2.0 on this machine's loopback, at a free port. Who asks has to show the token of a node (`Authorization: Bearer`), because every user
 * of the machine can reach the port.
 */
export async function startTrackingServer(options: TrackingServerOptions): Promise<RunningServer> {
  return listen({
    app: trackingApp(options),
    gate: gateOf(options),
    // A run ends when its nodes have ended, whoever still holds a connection.
    unref: true,
    refuseTarget: (target) => answerOf(invalid(`Invalid address: ${target}`)),
  });
}

/** Everybody may know that there is a server. */
function gateOf({ nodeOf, onStranger }: TrackingServerOptions): Gate<NodePath> {
  const ofNodes = bearerGate({
    callerOf: nodeOf,
    refuse: (status, sentence) => {
      if (status === 403) return answerOf(new MlflowError("PERMISSION_DENIED", sentence));
      onStranger();
      return answerOf(stranger);
    },
  });
  return (request, port) => (request.url === "/health" ? { answer: healthy } : ofNodes(request, port));
}

const healthy: Answer = { status: 200, headers: { "content-type": "text/plain" }, body: "OK" };

const stranger = new MlflowError(
  "UNAUTHENTICATED",
  "azml's tracking endpoint takes only what a node of the run sends: MLFLOW_TRACKING_TOKEN is missing or is not its own.",
);

function answerOf(error: MlflowError): Answer {
  return { status: error.status, headers: { "content-type": "application/json" }, body: JSON.stringify(error.body) };
}
