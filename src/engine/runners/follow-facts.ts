import { FactsFile } from "../facts-file.js";
import { keptFile } from "../kept-file.js";
import type { NodeRequest } from "./node-request.js";

/** Makes events of what the node's processes write into `AZML_METRICS_FILE` while they run. To be closed when they have ended. */
export function followFacts({ folder, secrets, note, warn }: NodeRequest): FactsFile {
  return new FactsFile(
    folder.metricsFile,
    secrets.mask,
    (fact, time) => {
      if (fact.type === "warning") {
        warn("AZML577", fact.warning);
        return;
      }
      const noted = fact.type === "artifact" ? keptFile(folder.artifacts, fact.artifact) : fact;
      if (noted) note(noted, time);
      else warn("AZML542", `there is no file ${fact.type === "artifact" ? fact.artifact : fact.key} among the artifacts`);
    },
    (line) => warn("AZML542", `not a metric: ${line.slice(0, 200)}`),
  );
}
