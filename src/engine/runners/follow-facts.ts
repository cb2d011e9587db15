import { FactsFile } from "../facts-file.js";
import { keptFile } from "../kept-file.js";
import type { NodeRequest } from "./node-request.js";

/** Warnings that a body can cause by what it writes; the others are counted. */
const mostWarnings = 20;

/**
 * Makes events of what the node's processes write into `AZML_METRICS_FILE` while they run: `work` starts them, and ends when they have.
 *
 * @throws what `work` has thrown; else NodeFailure when the file cannot be read
 */
export async function followingFacts<T>(request: NodeRequest, work: () => Promise<T>): Promise<T> {
  const { folder, secrets, note, warn } = request;
  let count = 0;
  const warnOnce: NodeRequest["warn"] = (code, message) => {
    if (++count <= mostWarnings) warn(code, message);
  };
  const facts = new FactsFile(folder.metricsFile, secrets.mask, {
    onFact: (fact, time) => {
      if (fact.type === "warning") return warnOnce("AZML577", fact.warning);
      const noted = fact.type === "artifact" ? keptFile(folder, fact.artifact, secrets.mask) : fact;
      if ("problem" in noted) warnOnce("AZML542", noted.problem);
      else note(noted, time);
    },
    onBroken: (line) => warnOnce("AZML542", `not a metric: ${line.slice(0, 200)}`),
    onExcess: (limit) => warn("AZML549", `it wrote more than ${limit} to AZML_METRICS_FILE; what is beyond was not read`),
  });
  let result: T;
  try {
    result = await work();
  } catch (error) {
    await facts.close().catch(() => undefined);
    throw error;
  }
  await facts.close();
  const more = count - mostWarnings;
  if (more > 0) warn("AZML542", `${more.toLocaleString("en")} more lines of AZML_METRICS_FILE were of no use`);
  return result;
}
