import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { shownName } from "../../src/engine/shown-name.js";
import { pipelineOfStandalone } from "../../src/model/pipeline-of-standalone.js";
import { readJob } from "../../src/yaml/read-job.js";
import { temporaryFolder } from "./support/temporary-workspace.js";

const pipeline = "type: pipeline\njobs:\n  a: { type: command, command: echo, environment: azureml:e@latest }\n";
const command = "command: echo\nenvironment: azureml:e@latest\n";

test.each([
  ["nothing of its own", pipeline, "night.train"],
  ["a name", `name: mine\n${pipeline}`, "mine"],
  ["a display name", `name: mine\ndisplay_name: Mine, at night\n${pipeline}`, "Mine, at night"],
  ["one step and nothing of its own", command, "night.train"],
  ["one step and a display name", `display_name: Mine\n${command}`, "Mine"],
])("a job with %s", (_, text, name) => {
  const file = join(temporaryFolder(), "night.train.yml");
  writeFileSync(file, text);
  const { job } = readJob(file);
  if (!job) throw new Error("it was not read");
  expect(shownName(job.kind === "pipeline_job" ? job : pipelineOfStandalone(job))).toBe(name);
});
