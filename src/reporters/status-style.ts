import type pc from "picocolors";
import type { RunStatus } from "../events/run-event.js";

export type Colors = ReturnType<typeof pc.createColors>;
export type Paint = (text: string) => string;

/** One character for a status. */
export function statusSign(status: RunStatus): string {
  switch (status) {
    case "Completed":
      return "✓";
    case "Failed":
      return "✗";
    case "Canceled":
      return "⊘";
    case "Preparing":
    case "Running":
    case "Finalizing":
      return "●";
    case "NotStarted":
    case "Queued":
      return "○";
  }
}

export function statusPaint(status: RunStatus, colors: Colors): Paint {
  switch (status) {
    case "Completed":
      return colors.green;
    case "Failed":
      return colors.red;
    case "Canceled":
      return colors.yellow;
    case "Preparing":
    case "Running":
    case "Finalizing":
      return colors.cyan;
    case "NotStarted":
    case "Queued":
      return colors.dim;
  }
}
