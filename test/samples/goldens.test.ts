import { cpSync, existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import type { PlannedRequest } from "../../src/rest/submit/request-list.js";
import { hasShared, sharedFolder } from "../shared.js";
import { folderBesidePackages } from "../temporary-files.js";
import { requestsOf } from "./requests.js";

const repository = fileURLToPath(new URL("../..", import.meta.url));

interface Sample {
  readonly sample: string;
  /** Folder of stubs, and golden. */
  readonly original: string;
  /** Files of the sample that wire it; everything else comes from the stubs. */
  readonly wiring: readonly string[];
  /** Files that say what the original's inputs were. */
  readonly inputs?: Readonly<Record<string, string>>;
  readonly jobOnly?: true;
}

const samples: readonly Sample[] = [
  { sample: "01-components-from-yaml", original: "1a", wiring: ["pipeline.ts"] },
  {
    sample: "03-hyperparameter-sweep",
    original: "1c",
    wiring: ["pipeline.ts"],
    inputs: {
      "iris.ts":
        'import { uriFile } from "azml";\nexport const iris = uriFile("wasbs://datasets@azuremlexamples.blob.core.windows.net/iris.csv").as("uri_folder");\n',
    },
  },
  { sample: "04-command-and-r", original: "1d", wiring: ["pipeline.ts"] },
  // The original registers the components first; their requests are no part of the job.
  { sample: "05-registered-components", original: "1e", wiring: ["pipeline.ts"], jobOnly: true },
  { sample: "07-parallel-nodes", original: "1g", wiring: ["pipeline.ts"] },
  {
    sample: "08-automl-in-pipeline",
    original: "1h",
    wiring: ["pipeline.ts"],
    // The original registers its environment first, and names it.
    jobOnly: true,
    inputs: { "environments.ts": 'export const preprocessing = "azureml:pipeline-custom-environment@latest";\n' },
  },
  {
    sample: "09-spark",
    original: "1i",
    wiring: ["pipeline.ts"],
    inputs: {
      "train-data.ts":
        'import { uriFolder } from "azml";\nexport const trainData = uriFolder("./data/sample_kmeans_data.txt", { mode: "direct" });\n',
    },
  },
];

/** The requests of a sample's wiring over the original's stubs. */
function emit({ sample, original, wiring, inputs = {} }: Sample): Promise<PlannedRequest[]> {
  // Inside the repository, so that `import "azml"` is this azml.
  const folder = folderBesidePackages(`sample-${original}`);
  cpSync(join(sharedFolder, "samples/components", original), folder, { recursive: true });
  for (const file of wiring) cpSync(join(repository, "samples", sample, file), join(folder, file));
  for (const [file, text] of Object.entries(inputs)) writeFileSync(join(folder, file), text);
  return requestsOf(folder);
}

interface Put {
  readonly version: string;
  readonly body: unknown;
}

function puts(requests: readonly PlannedRequest[], what: string): Put[] {
  return requests.flatMap((request) =>
    request.kind === "put" && request.what === what ? [{ version: request.path.split("/").at(-1) ?? "", body: request.body }] : [],
  );
}

/** Equal ones once: azure-ai-ml sends them again. */
function byVersion(puts: readonly Put[]): Record<string, unknown> {
  return Object.fromEntries(puts.map(({ version, body }) => [version, body]));
}

describe.skipIf(!hasShared)("the wiring of a sample, over the files of the original, sends what azure-ai-ml sends", () => {
  it.each(samples)("$sample", async (sample) => {
    const file = join(sharedFolder, "samples/goldens", `${sample.original}.json`);
    expect(existsSync(file)).toBe(true);
    const golden = JSON.parse(readFileSync(file, "utf8")) as {
      rest: unknown;
      calls: readonly { call: string; version: string; body: unknown }[];
    };
    const requests = await emit(sample);
    expect(puts(requests, "job")[0]?.body).toEqual(golden.rest);
    for (const what of sample.jobOnly ? [] : ["component", "environment"]) {
      expect(byVersion(puts(requests, what))).toEqual(byVersion(golden.calls.filter(({ call }) => call === `PUT ${what}`)));
    }
  });
});
