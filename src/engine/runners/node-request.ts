import type { NodeFact } from "../../events/run-event.js";
import type { NodeLog } from "../node-log.js";
import type { WorkingNode } from "../plan/run-plan.js";
import type { Secrets } from "../../secrets/secrets.js";
import type { CommandValue } from "../command-text.js";
import type { NodeFolder } from "../node-folder.js";

/** One node, ready to run: its inputs exist and its output folders are made. */
export interface NodeRequest<Planned extends WorkingNode = WorkingNode> {
  readonly planned: Planned;
  /** Number of the try, from 1. */
  readonly attempt: number;
  readonly folder: NodeFolder;
  /** Inputs that have a value. */
  readonly inputs: ReadonlyMap<string, CommandValue>;
  /** Where each declared output goes. */
  readonly outputs: ReadonlyMap<string, string>;
  readonly log: NodeLog;
  /** What must not be kept in files of azml's. */
  readonly secrets: Secrets;
  /** Aborted when the node has to stop: cancel, another node's failure. */
  readonly signal: AbortSignal;
  /** The node is at work: its status becomes Running. */
  readonly started: () => void;
  /** The node says something of itself, at a time (milliseconds since 1970; default: this moment). */
  readonly note: (fact: NodeFact, time?: number) => void;
  readonly warn: (
    code: "AZML531" | "AZML533" | "AZML541" | "AZML542" | "AZML547" | "AZML549" | "AZML565" | "AZML570" | "AZML577",
    message: string,
  ) => void;
}
