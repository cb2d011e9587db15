import { automlDataNames } from "../../../model/automl-task.js";
import type { AutomlTask } from "../../../model/automl-task.js";
import type { AutomlJob } from "../../../model/standalone-job.js";
import type { InputValue, InputValues } from "../../../model/value.js";
import { compact } from "../../../util/compact.js";
import { readTaskDetails } from "../automl/job-task.js";
import { readInput } from "../part/input-value.js";
import { readQueueSettings, readResources } from "../part/run-settings.js";
import { BodyReader } from "../source/body-reader.js";
import type { BodyValue } from "../source/body-value.js";
import type { JobContext } from "./job-common.js";
import { readStandaloneCommon } from "./standalone-common.js";

export function readAutomlJob(reader: BodyReader, context: JobContext): AutomlJob | undefined {
  const { inputs: _, ...common } = readStandaloneCommon(reader, context);
  const details = readDetails(reader.require("taskDetails"));
  const settings = compact({
    environmentId: reader.string("environmentId"),
    environmentVariables: reader.map("environment_variables"),
    resources: readResources(reader.get("resources")),
    queueSettings: readQueueSettings(reader.get("queue_settings")),
  });
  reader.close();
  return details && { kind: "automl_job", ...common, ...settings, ...details };
}

/** The data stand among the settings of the task. */
function readDetails(value: BodyValue | undefined): { readonly automl: AutomlTask; readonly inputs: InputValues } | undefined {
  if (value === undefined) return undefined;
  const reader = new BodyReader(value, `"taskDetails"`);
  const inputs = automlDataNames.flatMap((name) => {
    const given = reader.get(name);
    const input = given && readTable(given);
    return input === undefined ? [] : [[name, input] as const];
  });
  const automl = readTaskDetails(reader);
  reader.close();
  return automl && { automl, inputs: Object.fromEntries(inputs) };
}

/** The service may answer with a table that lies nowhere, as of a job that was refused: it is left out. */
function readTable(value: BodyValue): InputValue | undefined {
  if (!value.isMap || value.entries().some(([key, item]) => (key === "uri" || key === "value") && !item.isNull))
    return readInput(value, "job");
  value.missing("uri").report("AZML616", "a table does not say where it lies", { severity: "warning", notes: ["it is left out"] });
  return undefined;
}
