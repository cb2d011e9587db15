import { expect, test } from "vitest";
import { printDiagnostics } from "../../src/diagnostics/print.js";
import { readComponentBody } from "../../src/rest/read/read-component.js";
import { readDataBody } from "../../src/rest/read/read-data.js";
import { readEnvironmentBody } from "../../src/rest/read/read-environment.js";
import { readJobBody } from "../../src/rest/read/read-job.js";
import { readScheduleBody } from "../../src/rest/read/read-schedule.js";

const node = { type: "command", componentId: "/subscriptions/s/components/c/versions/1", _source: "YAML.JOB" };
const pipeline = (train: object, rest: object = {}) => ({
  properties: { jobType: "Pipeline", jobs: { train: { ...node, ...train } }, ...rest },
});
const trigger = { triggerType: "Cron", expression: "0 0 * * *" };

test.each([
  ["no body at all", () => readJobBody("<html>502 Bad Gateway</html>")],
  ["a job of no known type", () => readJobBody({ properties: { jobType: "Labeling" } })],
  ["a node of no known type", () => readJobBody(pipeline({ type: "comand" }))],
  ["nodes that are a list", () => readJobBody({ properties: { jobType: "Pipeline", jobs: [node] } })],
  [
    "keys that are missing",
    () => readJobBody({ properties: { jobType: "Sweep", trial: { codeId: "c" }, objective: { goal: "maximise" } } }),
  ],
  ["keys that are unknown", () => readJobBody(pipeline({ retries: 3 }, { secrets: { a: 1 }, displayNam: "x" }))],
  [
    "values of the wrong type",
    () =>
      readJobBody(
        pipeline({
          resources: { instance_count: "two" },
          limits: { timeout: "1 hour" },
          inputs: { epochs: 3, data: { job_input_type: "uri_folder" } },
          outputs: { model: { type: "literal", value: "model" } },
        }),
      ),
  ],
  [
    "a port of no known kind, and a default of another",
    () =>
      readComponentBody({
        properties: {
          componentSpec: { type: "command", command: "x", inputs: { a: { type: "int" }, b: { type: "integer", default: "many" } } },
        },
      }),
  ],
  [
    "a search space that says something else",
    () =>
      readJobBody({
        properties: {
          jobType: "Sweep",
          trial: { command: "x" },
          objective: { goal: "maximize", primaryMetric: "m" },
          searchSpace: { lr: ["uniform", [0.1]], batch: ["chose", [[1, 2]]] },
        },
      }),
  ],
  [
    "a schedule of something that is no job, an environment without a conda file, data without a place",
    () => {
      const results = [
        readScheduleBody({ properties: { trigger, action: { actionType: "InvokeBatchEndpoint" } } }),
        readEnvironmentBody({ properties: { image: "i", condaFile: "a: [" } }),
        readDataBody({ properties: { dataType: "uri_file" } }),
      ];
      return { diagnostics: results.flatMap(({ diagnostics }) => diagnostics) };
    },
  ],
])("%s", (_, read) => {
  const result = read();
  expect("definition" in result).toBe(result.diagnostics.every(({ severity }) => severity === "warning"));
  expect(printDiagnostics([...result.diagnostics], { color: false, cwd: "/" })).toMatchSnapshot();
});
