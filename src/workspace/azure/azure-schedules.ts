import { setTimeout as sleep } from "node:timers/promises";
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
import { AzureTarget } from "./azure-target.js";
import { scheduleRecord } from "./schedule-record.js";
import type { Polling } from "./stream-job.js";

const views = { enabled: "EnabledOnly", disabled: "DisabledOnly", all: "All" } as const;
/** What a schedule is in while the service works on it. */
const unsettled: ReadonlySet<string> = new Set(["Creating", "Updating", "Deleting"]);

/** Schedules of an Azure ML workspace. */
export class AzureSchedules implements ScheduleOperations {
  readonly #arm: ArmClient;
  readonly #credential: TokenCredential;
  readonly #polling: Polling;
  readonly #blobEndpoint: string | undefined;

  constructor(
    arm: ArmClient,
    credential: TokenCredential,
    options: { readonly polling: Polling; readonly blobEndpoint?: string | undefined },
  ) {
    this.#arm = arm;
    this.#credential = credential;
    this.#polling = options.polling;
    this.#blobEndpoint = options.blobEndpoint;
  }

  async createOrUpdate(schedule: Schedule): Promise<ScheduleRecord> {
    const target = new AzureTarget(this.#arm, this.#credential, this.#blobEndpoint);
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
    await this.#arm.request("DELETE", `/schedules/${name}`, apiVersions.schedules);
    for (let found = await this.#find(name); found !== undefined; found = await this.#find(name)) {
      this.#refuseFailure(name, found);
      await sleep(this.#polling.least * 1000);
    }
  }

  async #switch(name: string, isEnabled: boolean): Promise<ScheduleRecord> {
    const body = switched(await this.#existing(name), isEnabled);
    await this.#arm.request("PUT", `/schedules/${name}`, apiVersions.schedules, { body });
    return this.#settled(name);
  }

  async #settled(name: string): Promise<ScheduleRecord> {
    for (;;) {
      const found = await this.#existing(name);
      this.#refuseFailure(name, found);
      if (!unsettled.has(stateOf(found) ?? "")) return scheduleRecord(found);
      await sleep(this.#polling.least * 1000);
    }
  }

  #refuseFailure(name: string, found: Answer): void {
    const state = stateOf(found);
    if (state !== "Failed" && state !== "Canceled") return;
    throw new AzmlError([{ code: "AZML606", severity: "error", message: `Azure could not do it: schedule ${name} is ${state}` }]);
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

function stateOf(found: Answer): string | undefined {
  return textOf(partOf(found, "properties"), "provisioningState");
}

/** The service has no other way: the whole schedule goes back as it came, but for what only the service writes. */
function switched(found: Answer, isEnabled: boolean): Json {
  const { provisioningState: _, ...properties } = partOf(found, "properties");
  const action = partOf(properties, "action");
  const { status: __, ...jobDefinition } = partOf(action, "jobDefinition");
  return { properties: { ...properties, action: { ...action, jobDefinition }, isEnabled } } as Json;
}
