import pMap from "p-map";
import type { RunFailure, RunStatus } from "../../events/run-event.js";
import { type Answer, entriesOf, itemsOf, partOf, textOf } from "./answer.js";
import { apiVersions } from "./api-versions.js";
import type { ArmClient } from "./arm-client.js";
import { runStatus } from "./run-status.js";

/** A node of a job as run history knows it. */
export interface ChildRun {
  /** Run whose logs are to be shown: the earlier one when the node was reused. */
  readonly logsOf: string;
  /** Path of the node in the pipeline. */
  readonly node: string;
  readonly runId: string;
  readonly status: RunStatus;
  readonly reused: boolean;
  readonly startedAt?: string;
  readonly endedAt?: string;
}

interface RunDetails {
  readonly status: RunStatus;
  /** Name of each log and an address that anyone may read it from: not to be shown. */
  readonly logFiles: Readonly<Record<string, string>>;
  readonly failure?: RunFailure;
}

/** The service that knows the children of a job and their logs; Azure's management API does not. */
export class RunHistory {
  readonly #arm: ArmClient;
  #base: Promise<string> | undefined;

  constructor(arm: ArmClient) {
    this.#arm = arm;
  }

  async details(run: string): Promise<RunDetails> {
    const details = await this.#get(`/runs/${run}/details`);
    const failure = failureOf(details["error"]);
    return {
      status: runStatus(details["status"]),
      logFiles: partOf(details, "logFiles") as Record<string, string>,
      ...(failure === undefined ? {} : { failure }),
    };
  }

  /** Children of a job, those of nested pipelines included, each under the path of its node. `names` has the nodes of the job by what history calls them. */
  async children(run: string, names: ReadonlyMap<string, string> = new Map(), prefix = ""): Promise<ChildRun[]> {
    const answers: Answer[] = [];
    let page: Answer | undefined = await this.#get(`/runs/${run}/children`);
    for (; page !== undefined; page = await this.#arm.nextPage(page)) answers.push(...itemsOf(page));
    const children = await pMap(
      answers,
      async (answer) => {
        const child = childRun(answer, names, prefix);
        const source = textOf(answer, "runType") ?? textOf(partOf(answer, "properties"), "azureml.runsource");
        return [child, ...(source === "azureml.PipelineRun" ? await this.children(child.runId, new Map(), `${child.node}/`) : [])];
      },
      { concurrency: 4 },
    );
    return children.flat();
  }

  /** Archives a run, or brings it back, as azure-ai-ml and the studio do: Azure's management API cannot take every job back as it gave it. */
  async setHidden(experiment: string, run: string, hidden: boolean): Promise<void> {
    const path = `/experiments/${encodeURIComponent(experiment)}/runs/${run}`;
    await this.#arm.send("PATCH", await this.#url(path), { body: { hidden } });
  }

  /**
   * Where the outputs of a run lie: `azureml://…` by their names. As azure-ai-ml does: run history knows what was put out, the data and model
   * services where.
   */
  async outputUris(run: string): Promise<ReadonlyMap<string, string>> {
    const body = { runId: run, selectRunMetadata: true, selectRunDefinition: true, selectJobSpecification: true };
    const data = await this.#arm.send("POST", await this.#url("/rundata"), { body });
    const outputs = entriesOf(partOf(data, "runMetadata"), "outputs").map(([name, output]) => ({
      name,
      id: textOf(output, "assetId") ?? "",
      isModel: /model$/i.test(textOf(output, "type") ?? ""),
    }));
    const places = new Map<string, string>();
    for (const isModel of [false, true]) {
      const asked = outputs.filter((output) => output.isModel === isModel && output.id !== "");
      if (asked.length === 0) continue;
      const service = isModel ? "/modelregistry/v1.0" : "/data/v1.0";
      const path = isModel ? "/models/batchGetResolvedUris" : "/dataversion/batchGetResolvedUris";
      const url = `${await this.#service()}${service}${this.#arm.workspace}${path}`;
      const values = partOf(await this.#arm.send("POST", url, { body: { values: asked.map(({ id }) => id) } }), "values");
      for (const { name, id } of asked) {
        const place = textOf(partOf(values, id), "uri", "path");
        if (place !== undefined) places.set(name, place);
      }
    }
    return places;
  }

  async #get(path: string): Promise<Answer> {
    return this.#arm.send("GET", await this.#url(path), {});
  }

  async #url(path: string): Promise<string> {
    return `${await this.#service()}/history/v1.0${this.#arm.workspace}${path}`;
  }

  /** Address that the services beside the management API have in common. */
  async #service(): Promise<string> {
    // A service that cannot be found now may be found at the next look.
    this.#base ??= this.#discover().catch((error: unknown) => {
      this.#base = undefined;
      throw error;
    });
    return await this.#base;
  }

  async #discover(): Promise<string> {
    const workspace = await this.#arm.request("GET", "", apiVersions.workspace);
    const services = await this.#arm.readOpenly(textOf(partOf(workspace, "properties"), "discoveryUrl") ?? "");
    return (textOf(services, "api", "history") ?? "").replace(/\/$/, "");
  }
}

function childRun(answer: Answer, names: ReadonlyMap<string, string>, prefix: string): ChildRun {
  const properties = partOf(answer, "properties");
  const runId = textOf(answer, "runId") ?? "";
  const reused = textOf(properties, "azureml.isreused") === "true";
  const startedAt = textOf(answer, "startTimeUtc");
  const endedAt = textOf(answer, "endTimeUtc");
  // `name` and `azureml.moduleName` are the component's name, which nodes may share.
  const title = textOf(answer, "displayName") ?? textOf(properties, "azureml.moduleName") ?? textOf(answer, "name") ?? runId;
  return {
    runId,
    node: prefix + (names.get(title) ?? title),
    reused,
    status: runStatus(answer["status"]),
    logsOf: (reused ? textOf(properties, "azureml.reusedrunid") : undefined) ?? runId,
    ...(startedAt === undefined ? {} : { startedAt }),
    ...(endedAt === undefined ? {} : { endedAt }),
  };
}

/** Errors of runs come one inside the other. */
function failureOf(error: unknown): RunFailure | undefined {
  if (typeof error !== "object" || error === null) return undefined;
  const { message, code, error: inner } = error as { message?: string; code?: string; error?: unknown };
  if (inner !== undefined) return failureOf(inner);
  return message === undefined && code === undefined ? undefined : { message: message ?? code ?? "" };
}
