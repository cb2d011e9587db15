import { setTimeout as pause } from "node:timers/promises";
import type { TokenCredential } from "@azure/identity";
import { AzmlError } from "../../diagnostics/azml-error.js";
import type { Json } from "../../model/environment.js";
import type { Schedule } from "../../model/schedule.js";
import { submitSchedule } from "../../rest/submit/submit-schedule.js";
import { readScheduleBody } from "../../rest/read/read-schedule.js";
import type { ScheduleDefinition, ScheduleOperations, ScheduleRecord } from "../schedule-operations.js";
import { type Answer, partOf, textOf } from "./answer.js";
import { apiVersions } from "./api-versions.js";
import type { ArmClient } from "./arm-client.js";
import { AzureTarget, type AzureTargetOptions } from "./azure-target.js";
import { finishOperation } from "./finish-operation.js";
import { operationProblem } from "./service-problem.js";
import { scheduleRecord } from "./schedule-record.js";

const views = { enabled: "EnabledOnly", disabled: "DisabledOnly", all: "All" } as const;

/** Schedules of an Azure ML workspace. */
export class AzureSchedules implements ScheduleOperations {
  readonly #arm: ArmClient;
  readonly #credential: TokenCredential;
  readonly #options: AzureTargetOptions;

  constructor(arm: ArmClient, credential: TokenCredential, options: AzureTargetOptions) {
    this.#arm = arm;
    this.#credential = credential;
    this.#options = options;
  }

  async createOrUpdate(schedule: Schedule): Promise<ScheduleRecord> {
    const target = new AzureTarget(this.#arm, this.#credential, this.#options);
    await submitSchedule(schedule, target);
    return this.#settled(schedule.name);
  }

  async get(name: string): Promise<ScheduleRecord | undefined> {
    const found = await this.#find(name);
    return found && scheduleRecord(found);
  }

  async definition(name: string): Promise<ScheduleDefinition | undefined> {
    const answer = await this.#find(name);
    if (answer === undefined) return undefined;
    const { definition: schedule, diagnostics } = readScheduleBody(answer, { workspace: this.#arm.workspace });
    if (schedule === undefined) throw new AzmlError([...diagnostics]);
    return { schedule, begunAt: scheduleRecord(answer).createdAt, warnings: diagnostics };
  }

  async list({ view = "enabled", limit = 50 }: Parameters<ScheduleOperations["list"]>[0] = {}): Promise<readonly ScheduleRecord[]> {
    const found = await this.#arm.list("/schedules", apiVersions.schedules, { listViewType: views[view] }, limit);
    return found.map(scheduleRecord);
  }

  async enable(name: string): Promise<ScheduleRecord> {
    return this.#switch(name, true);
  }

  async disable(name: string): Promise<ScheduleRecord> {
    return this.#switch(name, false);
  }

  async delete(name: string): Promise<void> {
    if (scheduleRecord(await this.#existing(name)).enabled) {
      const message = `schedule ${name} is enabled, and cannot be deleted`;
      throw new AzmlError([{ code: "AZML614", severity: "error", message, hint: `first azml schedule disable ${name}` }]);
    }
    await this.#finish("DELETE", name);
  }

  async #switch(name: string, isEnabled: boolean): Promise<ScheduleRecord> {
    const body = switched(await this.#existing(name), isEnabled);
    await this.#finish("PUT", name, body);
    return this.#settled(name);
  }

  async #finish(method: "PUT" | "DELETE", name: string, body?: Json): Promise<void> {
    const begun = await this.#arm.begin(method, `/schedules/${name}`, apiVersions.schedules, body === undefined ? {} : { body });
    await finishOperation(this.#arm, begun, this.#options.polling);
  }

  /** A service that names no operation says in the schedule itself how it stands. */
  async #settled(name: string): Promise<ScheduleRecord> {
    const { least, patience = 900 } = this.#options.polling;
    for (const end = Date.now() + 1000 * patience; ; await pause(1000 * least)) {
      const found = await this.#existing(name);
      const state = textOf(partOf(found, "properties"), "provisioningState") ?? "";
      if (/^(?:failed|cancell?ed)$/i.test(state)) throw operationProblem(state, {}, `schedules/${name}`, undefined);
      if (!/^(?:creating|updating|deleting)$/i.test(state) || Date.now() > end) return scheduleRecord(found);
    }
  }

  async #existing(name: string): Promise<Answer> {
    const found = await this.#find(name);
    if (found !== undefined) return found;
    const hint = "azml schedule list --include-disabled shows the schedules there are";
    throw new AzmlError([{ code: "AZML608", severity: "error", message: `the workspace has no schedule "${name}"`, hint }]);
  }

  #find(name: string): Promise<Answer | undefined> {
    return this.#arm.find(`/schedules/${name}`, apiVersions.schedules);
  }
}

/** The service has no other way: the whole schedule goes back as it came, but for what only the service writes. */
function switched(found: Answer, isEnabled: boolean): Json {
  const { provisioningState: _, ...properties } = partOf(found, "properties");
  const action = partOf(properties, "action");
  const { status: __, ...jobDefinition } = partOf(action, "jobDefinition");
  return { properties: { ...properties, action: { ...action, jobDefinition }, isEnabled } } as Json;
}
