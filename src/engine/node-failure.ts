import type { RunFailure } from "../events/run-event.js";

/** Ends a node as Failed. What a runner or a check throws; the scheduler turns it into the node's status. */
export class NodeFailure extends Error {
  override readonly name = "NodeFailure";
  readonly failure: RunFailure;

  constructor(failure: RunFailure) {
    super(failure.message);
    this.failure = failure;
  }
}
