import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { prepare } from "../../src/cli/prepare.js";
import type { Definition } from "../../src/model/definition.js";
import { ownComponent } from "../../src/model/own-component.js";
import type { Component, Node, PipelineComponent } from "../../src/model/pipeline.js";
import { type PlannedRequest, RequestList } from "../../src/rest/submit/request-list.js";
import { submitDefinition } from "../../src/rest/submit/submit-definition.js";

const repository = fileURLToPath(new URL("../..", import.meta.url));
const workspace =
  "/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/rg/providers/Microsoft.MachineLearningServices/workspaces/ws";
const stubbed = new Map<Component, Component>();

/** The component with the stub in place of its bundle; a pipeline with those of its nodes. */
function withStub<C extends Component>(component: C, folder: string): C {
  if (!stubbed.has(component)) stubbed.set(component, stubOf(component, folder));
  return stubbed.get(component) as C;
}

function stubOf(component: Component, folder: string): Component {
  if (component.kind === "command") return { ...component, code: { kind: "local", path: join(folder, component.name) } };
  return component.kind === "pipeline" ? pipelineOfStubs(component, folder) : component;
}

function pipelineOfStubs(component: PipelineComponent, folder: string): PipelineComponent {
  const stubbedNode = (node: Node): Node => {
    const own = ownComponent(node);
    return own ? ({ ...node, component: withStub(own, folder) } as Node) : node;
  };
  return { ...component, jobs: Object.fromEntries(Object.entries(component.jobs).map(([name, node]) => [name, stubbedNode(node)])) };
}

function ofStubs(job: Definition, folder: string): Definition {
  if (job.kind !== "pipeline_job") throw new Error(`a ${job.kind} has no bundles to replace`);
  return { ...job, component: withStub(job.component, folder) };
}

/** The workspace of the goldens has version 1 of everything. */
class Answering extends RequestList {
  override labelledVersion(): Promise<string> {
    return Promise.resolve("1");
  }
}

/**
 * The requests that sending what `FILE[#EXPORT]` defines would make.
 * With `stubs`, every bundle is replaced by `stubs/<component>/`, so that the result does not depend on azml's own runtime.
 */
export async function requestsOf(given: string, stubs?: string): Promise<PlannedRequest[]> {
  const [file = "", exportName] = given.split("#");
  const { definition, diagnostics } = await prepare(file, exportName === undefined ? {} : { export: exportName }, {
    cwd: repository,
    target: "azure",
    previews: true,
    bundles: () => Promise.resolve(mkdtempSync(join(tmpdir(), "azml-requests-"))),
  });
  if (!definition) throw new Error(JSON.stringify(diagnostics, null, 2));
  const list = new Answering(workspace);
  await submitDefinition(stubs === undefined ? definition : ofStubs(definition, stubs), list, {
    name: "<JOB-1>",
    experimentName: "experimentName" in definition ? definition.experimentName : "",
  });
  const text = JSON.stringify(list.requests)
    .replaceAll(workspace, "<WS>")
    .replaceAll("<container of workspaceblobstore>", "https://fakeaccount.blob.core.windows.net/fakecontainer");
  return JSON.parse(text) as PlannedRequest[];
}
