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
    previews: true,
    bundles: () => Promise.resolve(mkdtempSync(join(tmpdir(), "azml-requests-"))),
  },
);
if (!definition) throw new Error(JSON.stringify(diagnostics, null, 2));
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
await submitDefinition(stubs === undefined ? definition : { ...definition, component: withStub(definition.component) }, list, {
  name: "<JOB-1>",
  experimentName: definition.experimentName,
});
process.stdout.write(
  JSON.stringify(list.requests)
    .replaceAll(workspace, "<WS>")
    .replaceAll("<container of workspaceblobstore>", "https://fakeaccount.blob.core.windows.net/fakecontainer"),
);
