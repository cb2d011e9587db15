import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type Azurite, startAzurite } from "../workspace/azure/azurite.js";
import { subscription } from "../workspace/azure/fake-replies.js";
import { FakeService } from "../workspace/azure/fake-service.js";
import { signedInEnvironment } from "./signed-in.js";
import { azml, plain, repository } from "./support.js";

const where = ["-w", "ws", "-g", "rg", "--subscription", subscription];
const name = "simple_sdk_create_schedule_cron";

describe("azml schedule", () => {
  let azurite: Azurite;
  let service: FakeService;
  let env: Record<string, string>;
  beforeAll(async () => {
    azurite = await startAzurite();
  });
  afterAll(() => azurite.stop());
  beforeEach(async () => {
    service = await FakeService.start(azurite);
    env = signedInEnvironment(service, azurite);
    return () => service.stop();
  });

  /** What a command prints, its errors and its exit code. */
  async function told(...args: string[]): Promise<string> {
    const { stdout, stderr, exitCode } = await azml(repository, ["schedule", ...args, ...where], { env });
    return `$ azml schedule ${args.join(" ")}\n${plain(String(stdout) + String(stderr), repository).replaceAll(service.endpoint, "<endpoint>")}${exitCode === 0 ? "" : `exit code ${exitCode}\n`}`;
  }

  it("goes through the life of sample 6's schedule", async () => {
    const screen = [
      await told("create", "samples/06-schedules", "--export", "everyMorning"),
      await told("list"),
      await told("disable", name),
      await told("list"),
      await told("list", "--include-disabled"),
      await told("enable", name),
      await told("create", "samples/06-schedules", "--export", "everyMonday"),
      await told("delete", name),
      await told("disable", name),
      await told("delete", name),
      await told("list", "--include-disabled"),
      await told("create", "samples/06-schedules", "--export", "daily"),
      await told("show", "simple_sdk_create_schedule_recurrence"),
    ].join("\n");
    expect(screen).toMatchSnapshot();
    const puts = service.sent("PUT", /\/schedules\//).filter(({ path }) => path.endsWith(name));
    const sent = puts.map(({ body }) => (JSON.parse(body) as { properties: Record<string, unknown> }).properties);
    expect(sent.map(({ isEnabled }) => isEnabled)).toEqual([undefined, false, true, true, false]);
    // Nothing that only the service writes goes back to it, and nothing else is lost on the way.
    const [first, disabled] = sent;
    expect(disabled).toEqual({ ...first, isEnabled: false });
    expect(service.sent("PUT", /\/jobs\//)).toEqual([]);
  });

  it("keeps a disabled schedule disabled when it is replaced, and previews what the workspace has", async () => {
    await told("create", "samples/06-schedules", "--export", "everyMorning");
    expect(await told("preview", name, "--from", "2026-10-31", "--count", "2")).toMatchSnapshot("preview");
    await told("disable", name);
    expect(await told("create", "samples/06-schedules", "--export", "everyMonday")).toContain("disabled");
  });

  it("says what is wrong, and sends nothing", async () => {
    const screen = [
      await told("create", "samples/06-schedules"),
      await told("create", "samples/06-schedules", "--export", "everyMorming"),
      await told("create", "samples/01-components-from-yaml/train_model.yml"),
      await told("show", "nightly"),
      await told("enable", "nightly"),
      await told("remove", "nightly"),
    ].join("\n");
    expect(screen).toMatchSnapshot("mistakes");
    expect(service.requests.filter(({ method }) => method !== "GET")).toEqual([]);
  });
});
