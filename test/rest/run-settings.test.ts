import { describe, expect, it } from "vitest";
import { isoDuration } from "../../src/rest/part/duration.js";
import {
  distributionBody,
  distributionSpec,
  jobIdentityBody,
  nodeIdentityBody,
  queueSettingsBody,
  resourcesBody,
  resourcesSpec,
} from "../../src/rest/part/run-settings.js";

describe("isoDuration", () => {
  it.each([
    [0, "PT0S"],
    [10, "PT10S"],
    [60, "PT1M"],
    [3600, "PT1H"],
    [5400, "PT1H30M"],
    [86_400, "P1D"],
    [93_600, "P1DT2H"],
    [90_061, "P1DT1H1M1S"],
    ["${{parent.inputs.t}}", "${{parent.inputs.t}}"],
  ])("writes %j as %s", (seconds, text) => {
    expect(isoDuration(seconds)).toBe(text);
  });
});

describe("settings", () => {
  it("leave a component's resource properties to its nodes", () => {
    const resources = { instanceCount: 2, maxInstanceCount: 4, properties: { singularity: { priority: "Low" } }, dockerArgs: ["-x", "-y"] };
    expect(resourcesSpec(resources)).toEqual({ instance_count: 2, max_instance_count: 4, docker_args: ["-x", "-y"] });
    expect(resourcesBody(resources)).toEqual({
      instance_count: 2,
      maxInstanceCount: 4,
      properties: { AISuperComputer: { priority: "Low" } },
      docker_args_list: ["-x", "-y"],
    });
  });

  it("name distributions in lower case in a component and by their REST names on a node", () => {
    const distribution = { type: "tensorflow", workerCount: 2 } as const;
    expect(distributionSpec(distribution)).toEqual({ type: "tensorflow", parameter_server_count: 0, worker_count: 2 });
    expect(distributionBody(distribution)).toEqual({ distribution_type: "TensorFlow", parameter_server_count: 0, worker_count: 2 });
    expect(distributionBody({ type: "ray", includeDashboard: true, dashboardPort: 8265 })).toEqual({
      distribution_type: "Ray",
      includeDashboard: true,
      dashboardPort: 8265,
    });
  });

  it("write an identity in snake case on a node and in camel case on a job", () => {
    const identity = { type: "managed_identity", clientId: "c" } as const;
    expect(nodeIdentityBody(identity)).toEqual({ identity_type: "Managed", client_id: "c" });
    expect(jobIdentityBody(identity)).toEqual({ identityType: "Managed", clientId: "c" });
  });

  it("turn a priority into a number", () => {
    expect(queueSettingsBody({ jobTier: "spot", priority: "high" })).toEqual({ job_tier: "Spot", priority: 3 });
    expect(queueSettingsBody({ priority: 2 })).toEqual({ priority: 2 });
  });
});
