import { expect, it } from "vitest";
import type { AzmlError } from "../../../src/diagnostics/azml-error.js";
import type { Schedule } from "../../../src/model/schedule.js";
import type { Workspace } from "../../../src/workspace/workspace.js";
import type { FakeService } from "./fake-service.js";
import { useAzure } from "./use-azure.js";

let service: FakeService;
let workspace: Workspace;
useAzure((parts) => ({ service, workspace } = parts), { polling: { least: 0.01, most: 0.01, patience: 0.2 } });

const nightly: Schedule = {
  kind: "schedule",
  name: "nightly",
  trigger: { type: "cron", expression: "0 3 * * *" },
  createJob: { kind: "existing_job", id: "some_job" },
};
/** What a request was, in a few words. */
const sent = (): string[] =>
  service.requests.map(({ method, path }) => `${method} ${path.replace(/.*\/(mfe\w+)\/.*/, "$1").replace("<WS>", "")}`);

it("reads the operations of a schedule to their end", async () => {
  expect(await workspace.schedules.createOrUpdate(nightly)).toMatchObject({ name: "nightly", enabled: true });
  await workspace.schedules.disable("nightly");
  service.requests.length = 0;
  await workspace.schedules.delete("nightly");
  expect(sent()).toEqual(["GET /schedules/nightly", "DELETE /schedules/nightly", "GET mfeOperationResults", "GET mfeOperationResults"]);
  expect(await workspace.schedules.get("nightly")).toBeUndefined();
});

const refusal = { code: "UserError", message: "The trigger never fires.", details: [{ code: "Bad", message: "hour 25" }] };

it("tells in the service's words why one failed that was accepted", async () => {
  service.operationError = refusal;
  const told = await workspace.schedules.createOrUpdate(nightly).catch((error: unknown) => error);
  expect((told as AzmlError).diagnostics).toMatchObject([
    {
      code: "AZML606",
      message: "Azure accepted it, and then it failed: UserError: The trigger never fires.",
      notes: ["Bad: hour 25", expect.stringContaining("/mfeOperationsStatus/s:0") as string, "x-ms-request-id: request-1"],
    },
  ]);
});

it("tells why a schedule was not deleted after all", async () => {
  await workspace.schedules.createOrUpdate(nightly);
  await workspace.schedules.disable("nightly");
  service.operationError = refusal;
  const told = await workspace.schedules.delete("nightly").catch((error: unknown) => error);
  expect((told as AzmlError).diagnostics).toMatchObject([
    { code: "AZML606", message: expect.stringContaining("The trigger never fires.") as string },
  ]);
});

it("does not wait for ever", async () => {
  for (let times = 0; times < 1000; times++)
    service.failures.push({ match: "GET /subscriptions/", reply: { status: 200, body: { status: "InProgress" } } });
  const told = await workspace.schedules.createOrUpdate(nightly).catch((error: unknown) => error);
  expect((told as AzmlError).diagnostics).toMatchObject([{ message: "Azure has not finished what it was asked for in 0.2 seconds" }]);
});
