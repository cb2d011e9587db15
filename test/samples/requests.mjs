// Prints the requests that sending what a file defines would make, as JSON: node requests.mjs FILE[#EXPORT] [STUBS]
// With STUBS every bundle is replaced by STUBS/<component>/, so that the result does not depend on azml's own runtime.
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { prepare } from "../../dist/cli/prepare.js";
import { RequestList } from "../../dist/rest/submit/request-list.js";
import { submitDefinition } from "../../dist/rest/submit/submit-definition.js";

const [given, stubs] = process.argv.slice(2);
const [file, exportName] = given.split("#");
const workspace =
  "/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/rg/providers/Microsoft.MachineLearningServices/workspaces/ws";
const { definition, diagnostics } = await prepare(
  file,
  { export: exportName },
  {
    cwd: process.cwd(),
    target: "azure",
    bundles: () => Promise.resolve(mkdtempSync(join(tmpdir(), "azml-requests-"))),
  },
);
if (!definition) throw new Error(JSON.stringify(diagnostics, null, 2));

/** A pipeline job with the stubs in it. */
function withStubs(job) {
  const jobs = Object.entries(job.component.jobs).map(([name, node]) => {
    if (node.component?.kind !== "command") return [name, node];
    const code = { kind: "local", path: join(stubs, node.component.name) };
    return [name, { ...node, component: { ...node.component, code } }];
  });
  return { ...job, component: { ...job.component, jobs: Object.fromEntries(jobs) } };
}

/** The workspace of the goldens has version 1 of everything. */
class Answering extends RequestList {
  labelledVersion() {
    return Promise.resolve("1");
  }
}

const list = new Answering(workspace);
await submitDefinition(stubs === undefined ? definition : withStubs(definition), list, {
  name: "<JOB-1>",
  experimentName: definition.experimentName,
});
process.stdout.write(
  JSON.stringify(list.requests)
    .replaceAll(workspace, "<WS>")
    .replaceAll("<container of workspaceblobstore>", "https://fakeaccount.blob.core.windows.net/fakecontainer"),
);
