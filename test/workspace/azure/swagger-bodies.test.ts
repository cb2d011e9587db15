import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { type Definition, isComponent } from "../../../src/model/definition.js";
import type { BundledJob } from "../../../src/model/job.js";
import type { Workspace } from "../../../src/workspace/workspace.js";
import { readDefinition } from "../../../src/yaml/read-definition.js";
import { hasShared } from "../../shared.js";
import type { Recorded } from "./fake-replies.js";
import type { FakeService } from "./fake-service.js";
import { swaggerProblems } from "./swagger.js";
import { SwaggerCoverage } from "./swagger-coverage.js";
import { swaggerDefinitions, swaggerFiles } from "./swagger-definitions.js";
import { useAzure } from "./use-azure.js";

let service: FakeService;
let workspace: Workspace;
let folder: string;
useAzure((parts) => ({ service, workspace, folder } = parts));

function read(lines: readonly string[]): Definition {
  for (const [file, text] of Object.entries(swaggerFiles)) {
    mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
    writeFileSync(path.join(folder, file), text);
  }
  const file = path.join(folder, "definition.yml");
  writeFileSync(file, lines.join("\n"));
  const { defined, diagnostics } = readDefinition(file);
  if (defined === undefined) throw new Error(diagnostics.map(({ message }) => message).join("\n"));
  return defined.definition;
}

/** The bodies that have been sent for it; its own is the last. */
async function sent(lines: readonly string[]): Promise<Recorded[]> {
  const definition = read(lines);
  switch (definition.kind) {
    case "schedule":
      await workspace.schedules.createOrUpdate(definition);
      break;
    case "data":
      await workspace.data.createOrUpdate(definition);
      break;
    case "model":
      await workspace.models.createOrUpdate(definition);
      break;
    case "inline":
      await workspace.environments.createOrUpdate(definition);
      break;
    default:
      if (isComponent(definition)) await workspace.components.createOrUpdate(definition);
      else await workspace.jobs.create(definition as unknown as BundledJob, { as: definition as never });
  }
  return service.requests.filter(({ method, body }) => method !== "GET" && body !== "");
}

const coverage = new SwaggerCoverage();

describe.skipIf(!hasShared)("Azure's description of its service", () => {
  it.each(["a schedule of a pipeline", "a schedule of a command"])("takes the bodies that disable and enable %s", async (what) => {
    await sent(swaggerDefinitions[what] ?? []);
    for (const change of ["disable", "enable"] as const) {
      service.requests.length = 0;
      await workspace.schedules[change]("s");
      const [request] = service.sent("PUT", /^<WS>.schedules/);
      expect(JSON.parse(request?.body ?? "{}")).toMatchObject({ properties: { isEnabled: change === "enable" } });
      expect(request && swaggerProblems(request)).toEqual([]);
    }
  });

  it.each(Object.entries(swaggerDefinitions))("takes the bodies of %s", async (_, lines) => {
    const requests = await sent(lines);
    for (const request of requests) coverage.add(request);
    expect(requests.flatMap(swaggerProblems)).toEqual([]);
    // And it would not take just anything.
    const request = requests.at(-1)!;
    const wrong = JSON.stringify({ properties: { ...(JSON.parse(request.body) as { properties: object }).properties, no_such_key: 1 } });
    expect(swaggerProblems({ ...request, body: wrong })).not.toEqual([]);
  });

  it("was asked about every kind of body that azml writes", () => {
    process.stdout.write(`${coverage.table.join("\n")}\n`);
    expect(coverage.missing).toEqual([]);
    expect(coverage.table).toMatchInlineSnapshot(`
      [
        "AutoML task: classification                    Classification in AutoMLJob                  1",
        "AutoML task: forecasting                       Forecasting in AutoMLJob                     1",
        "AutoML task: image_classification              ImageClassification in AutoMLJob             1",
        "AutoML task: image_classification_multilabel   ImageClassificationMultilabel in AutoMLJob   1",
        "AutoML task: image_instance_segmentation       ImageInstanceSegmentation in AutoMLJob       1",
        "AutoML task: image_object_detection            ImageObjectDetection in AutoMLJob            1",
        "AutoML task: regression                        Regression in AutoMLJob                      1",
        "AutoML task: text_classification               TextClassification in AutoMLJob              1",
        "AutoML task: text_classification_multilabel    TextClassificationMultilabel in AutoMLJob    1",
        "AutoML task: text_ner                          TextNER in AutoMLJob                         1",
        "code                                           CodeVersion                                  11",
        "component                                      ComponentVersion                             17",
        "component: automl                              ComponentVersion (componentSpec: anything)   1",
        "component: command                             ComponentVersion (componentSpec: anything)   8",
        "component: data_transfer                       ComponentVersion (componentSpec: anything)   2",
        "component: parallel                            ComponentVersion (componentSpec: anything)   2",
        "component: pipeline                            ComponentVersion (componentSpec: anything)   2",
        "component: spark                               ComponentVersion (componentSpec: anything)   2",
        "data                                           DataVersionBase                              3",
        "data: mltable                                  DataVersionBase                              1",
        "data: uri_file                                 DataVersionBase                              1",
        "data: uri_folder                               DataVersionBase                              1",
        "environment                                    EnvironmentVersion                           4",
        "job                                            JobBase                                      21",
        "job: automl                                    AutoMLJob                                    10",
        "job: command                                   CommandJob                                   1",
        "job: pipeline                                  PipelineJob                                  8",
        "job: spark                                     SparkJob                                     1",
        "job: sweep                                     SweepJob                                     1",
        "model                                          ModelVersion                                 3",
        "model: custom_model                            ModelVersion                                 1",
        "model: mlflow_model                            ModelVersion                                 1",
        "model: triton_model                            ModelVersion                                 1",
        "node: automl                                   PipelineJob (jobs: any objects)              2",
        "node: command                                  PipelineJob (jobs: any objects)              6",
        "node: data_transfer                            PipelineJob (jobs: any objects)              3",
        "node: do_while                                 PipelineJob (jobs: any objects)              1",
        "node: if_else                                  PipelineJob (jobs: any objects)              1",
        "node: parallel                                 PipelineJob (jobs: any objects)              1",
        "node: parallel_for                             PipelineJob (jobs: any objects)              1",
        "node: pipeline                                 PipelineJob (jobs: any objects)              1",
        "node: spark                                    PipelineJob (jobs: any objects)              1",
        "node: sweep                                    PipelineJob (jobs: any objects)              1",
        "place for code                                 PendingUploadRequestDto                      11",
        "schedule                                       Schedule                                     5",
        "schedule of a job: command                     CommandJob in Schedule                       1",
        "schedule of a job: pipeline                    PipelineJob in Schedule                      3",
        "schedule of a job: spark                       SparkJob in Schedule                         1",
        "secret of a datastore                          SecretExpiry                                 6",
        "trigger: cron                                  CronTrigger in Schedule                      3",
        "trigger: recurrence                            RecurrenceTrigger in Schedule                2",
      ]
    `);
  });
});
