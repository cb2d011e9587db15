import { MetricsFile } from "../metrics-file.js";
import type { NodeRequest } from "./node-request.js";

/** Makes events of the metrics that a node's processes log while they run. To be closed when they have ended. */
export function followMetrics({ folder, metric, warn }: NodeRequest): MetricsFile {
  return new MetricsFile(
    folder.metricsFile,
    ({ key, value, step, time }) => metric(key, value, step, time),
    (line) => warn("AZML542", `not a metric: ${line.slice(0, 200)}`),
  );
}
