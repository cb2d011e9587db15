import { automlYamlName } from "../../model/automl-fields.js";
import { ownFile } from "../../util/own-files.js";
import type { PlannedAutoml } from "../plan/run-plan.js";

/** Folder of the Python that searches. */
export const automlDriver = ownFile("engine", "automl");

/** The metric of a task that names none, as azure-ai-ml has it. */
const defaultMetrics: Readonly<Record<string, string>> = { classification: "accuracy" };

/** The settings of a search as its driver reads them: spelled as in YAML, with bindings replaced by what they stand for now. */
export function searchSettings({ task, estimators }: PlannedAutoml, bound: ReadonlyMap<string, string>): Record<string, unknown> {
  const { primaryMetric, logVerbosity: _, ...rest } = task;
  return {
    limits: {},
    featurization: {},
    forecasting: {},
    ...(spelled(
      { primaryMetric: primaryMetric ?? defaultMetrics[task.task] ?? "normalized_root_mean_squared_error", ...rest },
      "",
      bound,
    ) as object),
    estimators,
    seed: 1,
  };
}

function spelled(value: unknown, place: string, bound: ReadonlyMap<string, string>): unknown {
  if (typeof value === "string") return place === "" ? value : settled(value, bound.get(place));
  if (Array.isArray(value)) return value.map((one: unknown, at) => spelled(one, `${place}.${at}`, bound));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, one]: [string, unknown]) => {
      const path = place === "" ? key : `${place}.${key}`;
      // Columns have names of the user's, and parameters of a library those that it gives them.
      const name = /(columnNameAndTypes|stackMetaLearnerKwargs)$/.test(place) ? key : automlYamlName(key);
      return [name, spelled(one, path, bound)];
    }),
  );
}

/** A text that a binding gave may be a number, or truth. */
function settled(written: string, found: string | undefined): unknown {
  if (found === undefined) return written;
  if (/^(true|false)$/i.test(found)) return found.toLowerCase() === "true";
  return found.trim() !== "" && Number.isFinite(Number(found)) ? Number(found) : found;
}
