import fc from "fast-check";
import { expect, it } from "vitest";
import { readComponentBody } from "../../src/rest/read/read-component.js";
import { readJobBody } from "../../src/rest/read/read-job.js";
import { yamlJobs } from "../yaml/arbitrary-job.js";
import { components, standaloneJobs } from "./arbitrary.js";
import { componentBodyOf, jobBody, plain } from "./read/re-encode.js";
import type { Body } from "./read/shared-bodies.js";
import { inTheWorkspace, withoutWords } from "./what-a-body-says.js";

/** Every place in a body. */
function places(body: Body, path: readonly string[] = []): (readonly string[])[] {
  if (typeof body !== "object" || body === null) return [path];
  return [path, ...Object.keys(body).flatMap((key) => places(body[key], [...path, key]))];
}

/** The body with something else at one of its places. */
function broken(body: Body, [key, ...rest]: readonly string[], junk: unknown): Body {
  if (key === undefined) return junk;
  const copy = Array.isArray(body) ? [...body] : { ...body };
  copy[key] = broken(body[key], rest, junk);
  return copy;
}

const junk = fc.oneof(fc.constantFrom(null, true, 3, -0.5, "", "x", [], {}, [null], { a: 1 }), fc.jsonValue({ maxDepth: 2 }));

const jobs = fc.oneof(yamlJobs("/scratch"), standaloneJobs("/scratch")).map(inTheWorkspace);
const parts = components("/scratch").map(inTheWorkspace).map(withoutWords);

it("is told of a key that it does not know, or keeps it, wherever it stands", async () => {
  await fc.assert(
    fc.asyncProperty(jobs, parts, async (job, component) => {
      for (const [body, read] of [
        [plain(await jobBody(job)), readJobBody],
        [plain(await componentBodyOf(component, true)), readComponentBody],
      ] as const) {
        const own = read(body).diagnostics.length;
        for (const place of places(body)) {
          const map = place.reduce((inner: Body, key) => inner[key], body);
          if (typeof map !== "object" || map === null || Array.isArray(map)) continue;
          const other = broken(body, place, { ...map, unheard: "of" });
          const { definition, diagnostics } = read(other);
          if (diagnostics.length === own) expect(JSON.stringify(definition)).toContain('"unheard":');
        }
      }
    }),
    { numRuns: 30 },
  );
});

it("leaves out a table of AutoML that lies nowhere", () => {
  const table = { jobInputType: "mltable" };
  const taskDetails = {
    taskType: "Classification",
    primaryMetric: "Accuracy",
    targetColumnName: "y",
    trainingData: { ...table, uri: "azureml://d/x" },
  };
  const { definition, diagnostics } = readJobBody({ properties: { jobType: "AutoML", taskDetails: { ...taskDetails, testData: table } } });
  expect(definition).toMatchObject({ kind: "automl_job", inputs: { training_data: { kind: "asset" } } });
  expect(diagnostics.map(({ severity, code, path }) => `${severity} ${code} ${path}`)).toEqual([
    "warning AZML616 properties.taskDetails.testData.uri",
  ]);
});

it("is told of whatever stands where something else belongs, and does not fail on it", async () => {
  await fc.assert(
    fc.asyncProperty(jobs, parts, fc.nat(), junk, async (job, component, index, other) => {
      for (const [body, read] of [
        [plain(await jobBody(job)), readJobBody],
        [plain(await componentBodyOf(component, true)), readComponentBody],
      ] as const) {
        const all = places(body);
        const { definition, diagnostics } = read(broken(body, all[index % all.length] ?? [], other));
        expect(definition === undefined).toBe(diagnostics.some(({ severity }) => severity === "error"));
      }
    }),
    { numRuns: 100 },
  );
});
