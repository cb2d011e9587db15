import type { NodePath } from "../events/run-event.js";
import { NodeLog } from "./node-log.js";
import type { RunContext } from "./run-context.js";

/** The log of a node, in that file, whose lines the run hears of. When the file cannot be written any more the node goes on, with a warning. */
export function logOfNode(node: NodePath, file: string, { log, job, secrets }: RunContext): NodeLog {
  return new NodeLog(file, secrets, {
    onLine: (line, stream) => log.emit({ type: "node_log", job, time: Date.now(), node, stream, line }),
    onProblem: (problem) => {
      const message = `node "${node}": its log ends early, as it could not be written: ${problem}`;
      log.emit({ type: "warning", job, time: Date.now(), diagnostic: { code: "AZML547", severity: "warning", message } });
    },
  });
}
