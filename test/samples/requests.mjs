// Prints the requests that submitting a job would make, as JSON: node requests.mjs FILE [STUBS]
// With STUBS every bundle is replaced by STUBS/<component>/, so that the result does not depend on azml's own runtime.
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { prepareJob } from "../../dist/cli/prepare-job.js";
import { RequestList } from "../../dist/rest/submit/request-list.js";
import { submitJob } from "../../dist/rest/submit/submit-job.js";

const [file, stubs] = process.argv.slice(2);
const workspace =
  "/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/rg/providers/Microsoft.MachineLearningServices/workspaces/ws";
const { job, diagnostics } = await prepareJob(
  file,
  {},
  {
    cwd: process.cwd(),
    target: "azure",
    bundles: () => Promise.resolve(mkdtempSync(join(tmpdir(), "azml-requests-"))),
  },
);
if (!job) throw new Error(JSON.stringify(diagnostics, null, 2));
const stubbed = new Map();

/** The component with the stub in place of its bundle; a pipeline with those of its nodes. */
function withStub(component) {
  if (!stubbed.has(component)) stubbed.set(component, stubOf(component));
  return stubbed.get(component);
}

function stubOf(component) {
  if (component?.kind === "command") return { ...component, code: { kind: "local", path: join(stubs, component.name) } };
  if (component?.kind !== "pipeline") return component;
  const jobs = Object.entries(component.jobs).map(([name, node]) => [
    name,
    node.component ? { ...node, component: withStub(node.component) } : node,
  ]);
  return { ...component, jobs: Object.fromEntries(jobs) };
}

/** The workspace of the goldens has version 1 of everything. */
class Answering extends RequestList {
  labelledVersion() {
    return Promise.resolve("1");
  }
}

const list = new Answering(workspace);
await submitJob(stubs === undefined ? job : { ...job, component: withStub(job.component) }, list, {
  name: "<JOB-1>",
  experimentName: job.experimentName,
});
process.stdout.write(
  JSON.stringify(list.requests)
    .replaceAll(workspace, "<WS>")
    .replaceAll("<container of workspaceblobstore>", "https://fakeaccount.blob.core.windows.net/fakecontainer"),
);
