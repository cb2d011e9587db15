import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import type { BundledJob } from "../../../../src/model/job.js";
import type { Definition } from "../../../../src/model/definition.js";
import { readComponentBody } from "../../../../src/rest/read/read-component.js";
import { readDataBody } from "../../../../src/rest/read/read-data.js";
import { readEnvironmentBody } from "../../../../src/rest/read/read-environment.js";
import { readJobBody } from "../../../../src/rest/read/read-job.js";
import { readScheduleBody } from "../../../../src/rest/read/read-schedule.js";
import type { ReadResult } from "../../../../src/rest/read/result.js";
import { assetsWithin, partsOf } from "../../../../src/rest/submit/submitted-parts.js";
import { Submission } from "../../../../src/rest/submit/submission.js";
import { finishOperation } from "../../../../src/workspace/azure/finish-operation.js";
import type { ArmClient } from "../../../../src/workspace/azure/arm-client.js";
import type { AzureTarget } from "../../../../src/workspace/azure/azure-target.js";
import { openDatastore } from "../../../../src/workspace/azure/datastore.js";
import { RunHistory } from "../../../../src/workspace/azure/run-history.js";
import type { Workspace } from "../../../../src/workspace/workspace.js";
import { goldenWorkspace } from "../../../shared.js";
import type { Exchange } from "./exchanges.js";

/** What there is to act with. */
export interface Stage {
  readonly workspace: Workspace;
  readonly arm: ArmClient;
  readonly target: AzureTarget;
  /** The service's own address. */
  readonly endpoint: string;
}

export interface Doing {
  readonly family: string;
  readonly pattern: RegExp;
  /** Does what azure-ai-ml did; what it gives is held against `expected` of the answer. */
  act(stage: Stage, exchange: Exchange, names: readonly string[]): Promise<unknown>;
  /** What is to be read in the answer; absent where it is enough that it can be read. */
  expected?(exchange: Exchange): unknown;
  /** Names in the address that are made up anew each time are not compared. */
  readonly anyName?: boolean;
}

const kinds = "(components|environments|data|models)";

/** What azml does where azure-ai-ml sent such a request. */
export const doings: readonly Doing[] = [
  { family: "show a job", pattern: /^GET \/jobs\/([^/]+)$/, act: ({ workspace }, _, [name = ""]) => workspace.jobs.get(name) },
  {
    family: "cancel a job",
    pattern: /^POST \/jobs\/([^/]+)\/cancel$/,
    act: ({ workspace }, _, [name = ""]) => workspace.jobs.cancel(name),
  },
  {
    family: "create a job",
    pattern: /^PUT \/jobs\/([^/]+)$/,
    act: ({ workspace }, { request }, [name = ""]) => {
      const job = defined(readJobBody(request, { name, workspace: goldenWorkspace }));
      return workspace.jobs.create(job as unknown as BundledJob, { as: job as never });
    },
  },
  {
    family: "create a component of a job",
    pattern: /^PUT \/components\/azureml_anonymous\/versions\/[^/]+$/,
    anyName: true,
    act: ({ target }, { request }) => createAnonymous(target, request),
    expected: ({ response }) => (response as { id?: string }).id,
  },
  {
    family: "create a component",
    pattern: /^PUT \/components\/([^/]+)\/versions\/([^/]+)$/,
    act: ({ workspace }, { request }, [name = "", version = ""]) => {
      if (request.properties.isAnonymous === true) throw new Error("an anonymous component that has a name");
      return workspace.components.createOrUpdate(defined(readComponentBody(request, { ...inWorkspace, name, version })));
    },
  },
  {
    family: "create an environment",
    pattern: /^PUT \/environments\/([^/]+)\/versions\/([^/]+)$/,
    anyName: true,
    act: ({ target }, { request }, [name = "", version = ""]) =>
      new Submission(target).createEnvironment(defined(readEnvironmentBody(request, { ...inWorkspace, name, version }))),
    expected: ({ response }) => (response as { id?: string }).id,
  },
  {
    family: "create data",
    pattern: /^PUT \/data\/([^/]+)\/versions\/([^/]+)$/,
    act: ({ workspace }, { request }, [name = "", version = ""]) =>
      workspace.data.createOrUpdate(defined(readDataBody(request, { ...inWorkspace, name, version }))),
  },
  {
    family: "create or switch a schedule",
    pattern: /^PUT \/schedules\/([^/]+)$/,
    act: ({ workspace }, { request }, [name = ""]) =>
      workspace.schedules.createOrUpdate(defined(readScheduleBody(request, { ...inWorkspace, name }))),
  },
  {
    family: "list schedules",
    pattern: /^GET \/schedules$/,
    act: ({ workspace }) => workspace.schedules.list(),
  },
  {
    family: "show a schedule",
    pattern: /^GET \/schedules\/([^/]+)$/,
    act: ({ workspace }, _, [name = ""]) => workspace.schedules.get(name),
  },
  {
    family: "delete a schedule",
    pattern: /^DELETE \/schedules\/([^/]+)$/,
    act: ({ workspace }, _, [name = ""]) => workspace.schedules.delete(name),
  },
  {
    family: "show a version",
    pattern: new RegExp(`^GET /${kinds}/([^/]+)/versions/([^/]+)$`),
    act: ({ workspace }, _, [kind, name = "", version = ""]) => workspace[kind as "data"].get(name, version),
  },
  {
    family: "list versions, or look for the newest",
    pattern: new RegExp(`^GET /${kinds}/([^/]+)/versions$`),
    act: ({ workspace }, { url }, [kind, name = ""]) =>
      url.searchParams.has("$orderBy")
        ? workspace[kind as "data"].get(name, { label: "latest" })
        : workspace[kind as "data"].list({ name }),
  },
  {
    family: "ask for the next version",
    pattern: new RegExp(`^GET /${kinds}/([^/]+)$`),
    act: ({ target }, _, [kind = "", name = ""]) => target.nextVersion(kind as "data", name),
    expected: ({ response }) => (response as { properties?: { nextVersion?: string } } | null)?.properties?.nextVersion ?? "1",
  },
  {
    family: "look code up by its hash",
    pattern: /^GET \/codes\/[^/]+\/versions$/,
    anyName: true,
    act: ({ target }, { url }) => target.findCode(url.searchParams.get("hash") ?? ""),
    expected: ({ response }) => (response as { value: { id: string }[] }).value[0]?.id,
  },
  {
    family: "ask for a place for code",
    pattern: /^POST \/codes\/[^/]+\/versions\/1\/startPendingUpload$/,
    anyName: true,
    act: ({ target }, exchange) => createCode(target, exchange),
  },
  {
    family: "create code",
    pattern: /^PUT \/codes\/[^/]+\/versions\/[^/]+$/,
    anyName: true,
    act: ({ target }, { request }) => createCode(target, { request }),
    expected: ({ response }) => (response as { id?: string }).id,
  },
  {
    family: "open a datastore",
    pattern: /^GET \/datastores\/([^/]+)$/,
    act: async ({ arm }, _, [name = ""]) => (await openDatastore(arm, name, nobody, undefined)).url,
    expected: ({ response }) => {
      const { accountName, containerName } = (response as { properties: Record<string, string> }).properties;
      return `https://${accountName}.blob.core.windows.net/${containerName}`;
    },
  },
  {
    family: "ask for a datastore's secret",
    pattern: /^POST \/datastores\/([^/]+)\/listSecrets$/,
    act: ({ arm }, _, [name = ""]) => openDatastore(arm, name, nobody, undefined),
  },
  {
    family: "look at an operation of a schedule",
    pattern: /^GET https:\/\/management\.azure\.com(\/subscriptions\/.*\/mfeOperationsStatus\/s:.*)$/,
    act: ({ arm, endpoint }, { url }) =>
      finishOperation(arm, { status: 201, answer: {}, operation: `${endpoint}${url.pathname}${url.search}` }, { least: 0.01, most: 0.01 }),
  },
  { family: "look at the workspace", pattern: /^GET $/, act: ({ arm }) => new RunHistory(arm).details("run") },
  {
    family: "list the children of a run",
    pattern: /^GET https:\/\/[^/]+(\/history\/v1\.0\/.*)\/runs\/([^/]+)\/children$/,
    act: ({ arm }, _, [, run = ""]) => new RunHistory(arm).children(run),
  },
  {
    family: "ask for the outputs of a run",
    pattern: /^POST https:\/\/[^/]+\/history\/v1\.0\/.*\/rundata$/,
    act: ({ arm }, { request }) => new RunHistory(arm).outputUris((request as { runId: string }).runId),
  },
  {
    family: "ask where outputs lie",
    pattern: /^POST https:\/\/[^/]+\/data\/v1\.0\/.*\/dataversion\/batchGetResolvedUris$/,
    act: ({ arm }) => new RunHistory(arm).outputUris("run"),
    expected: ({ response }) =>
      new Map(Object.entries((response as { values: Record<string, { uri: string }> }).values).map(([id, { uri }]) => [id, uri])),
  },
];

const inWorkspace = { workspace: goldenWorkspace };
/** Datastores of the recordings keep keys: nobody is asked for a token. */
const nobody = { getToken: async () => null };

async function createAnonymous(target: AzureTarget, request: unknown): Promise<string> {
  const component = defined(readComponentBody(request, inWorkspace));
  const submission = new Submission(target);
  const references = component.kind === "pipeline" ? Object.values(component.jobs).flatMap((node) => node.component ?? []) : [];
  await submission.resolveParts(partsOf([component, ...references]));
  await submission.resolveAssets(assetsWithin(component));
  await submission.createComponents([component]);
  return submission.component(component);
}

/** The folder's name is the last part of the place that was recorded. */
async function createCode(target: AzureTarget, { request }: Pick<Exchange, "request">): Promise<string> {
  const uri = (request as { properties?: { codeUri?: string } }).properties?.codeUri;
  const name = uri?.slice(uri.lastIndexOf("/") + 1) ?? "src";
  const folder = mkdtempSync(path.join(tmpdir(), "azml-replay-"));
  try {
    mkdirSync(path.join(folder, "src"));
    writeFileSync(path.join(folder, "src", "main.py"), "");
    const files = [{ path: path.join(folder, "src", "main.py"), relativePath: "main.py" }];
    return await target.createCode({ hash: "0000000000000", folder: name, files: files as never });
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function defined<T extends Definition>({ definition, diagnostics }: ReadResult<T>): T {
  if (definition === undefined) throw new Error(diagnostics.map(({ message }) => message).join("; "));
  return definition;
}
