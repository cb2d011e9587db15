import { readdirSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { hasShared } from "../shared.js";
import { type Azurite, startAzurite } from "../workspace/azure/azurite.js";
import { subscription } from "../workspace/azure/fake-replies.js";
import { FakeService } from "../workspace/azure/fake-service.js";
import { swaggerProblems } from "../workspace/azure/swagger.js";
import { signedInEnvironment } from "./signed-in.js";
import { azml, plain, repository } from "./support.js";
import { folderBesidePackages } from "../temporary-files.js";

const secret = "header.payload-of-a-secret-token.signature";
const where = ["-w", "ws", "-g", "rg", "--subscription", subscription];

describe("azml job on an Azure ML workspace", () => {
  let azurite: Azurite;
  let service: FakeService;
  let env: Record<string, string>;
  beforeAll(async () => {
    azurite = await startAzurite();
  });
  afterAll(() => azurite.stop());
  beforeEach(async () => {
    service = await FakeService.start(azurite);
    env = signedInEnvironment(service, azurite, secret);
    return () => service.stop();
  });

  it("submits sample 2, tells where it is, and sends what the swagger allows", async () => {
    const { stdout, stderr, exitCode } = await azml(
      repository,
      ["job", "create", "samples/02-decorated-components", ...where, "--name", "iris-1"],
      { env },
    );
    expect({ stderr, exitCode }).toEqual({ stderr: "", exitCode: 0 });
    expect(plain(stdout, repository)).toMatchInlineSnapshot(`
      "Submitted iris-1.
      Page:   https://studio.example/runs/iris-1
      Follow: azml job stream iris-1 -w ws -g rg --subscription 00000000-0000-0000-0000-000000000000
      "
    `);
    const [put] = service.sent("PUT", /^<WS>\/jobs\//);
    expect(put?.path).toBe("<WS>/jobs/iris-1");
    expect(put?.headers["x-azureml-token"]).toBe(secret);
    expect(service.sent("PUT", /^<WS>\/components\//)).toHaveLength(3);
    if (hasShared) expect(service.requests.filter(({ method }) => method === "PUT").flatMap(swaggerProblems)).toEqual([]);
    expect(`${String(stdout)}${String(stderr)}`).not.toContain(secret);
  });

  it("creates a job of one step as the job that it is, from TypeScript and from YAML", async () => {
    const folder = folderBesidePackages("standalone");
    writeFileSync(
      join(folder, "hello.ts"),
      'import { command, standaloneJob, step } from "azml";\nconst hello = command({ command: "echo ${{inputs.name}}", environment: "azureml:e:1", inputs: { name: "string" } });\nexport default standaloneJob(() => step(hello, { name: "you" }, { compute: "cpu" }), { name: "hello-1", experimentName: "greetings" });\n',
    );
    writeFileSync(
      join(folder, "hello.yml"),
      "type: command\nname: hello-2\nexperiment_name: greetings\ncommand: echo ${{inputs.name}}\nenvironment: azureml:e:1\ninputs: { name: you }\ncompute: azureml:cpu\n",
    );
    for (const file of ["hello.ts", "hello.yml"]) {
      const { stderr, exitCode } = await azml(folder, ["job", "create", file, ...where, "-i", "name=them"], { env });
      expect({ stderr, exitCode }).toEqual({ stderr: "", exitCode: 0 });
    }
    const [first, second] = service.sent("PUT", /^<WS>\/jobs\//);
    const body = (request: typeof first): Record<string, unknown> =>
      (JSON.parse(request?.body ?? "{}") as { properties: Record<string, unknown> }).properties;
    expect(body(first)).toEqual({ ...body(second), displayName: "hello-1" });
    expect(body(second)).toMatchObject({
      jobType: "Command",
      experimentName: "greetings",
      displayName: "hello-2",
      command: "echo ${{inputs.name}}",
      inputs: { name: { jobInputType: "literal", value: "them" } },
    });
    expect(service.sent("PUT", /\/components\//)).toEqual([]);
    expect(first?.query["api-version"]).toBe("2025-01-01-preview");
  });

  it("uploads nothing a second time", async () => {
    for (const name of ["again-1", "again-2"])
      await azml(repository, ["job", "create", "samples/02-decorated-components", ...where, "--name", name], { env });
    const second = service.requests.slice(service.requests.findIndex(({ path }) => path === "<WS>/jobs/again-1") + 1);
    expect(second.filter(({ path }) => path.endsWith("/startPendingUpload"))).toEqual([]);
  });

  it("streams to the end, and ends with 1 when the job failed", async () => {
    service.script = { job: ["Running", "Failed"], error: { error: { code: "UserError", message: "out of memory" } } };
    const { stdout, exitCode } = await azml(
      repository,
      ["job", "create", "samples/02-decorated-components", ...where, "--stream", "--name", "iris-2"],
      { env },
    );
    expect(exitCode).toBe(1);
    expect(stdout).toContain("out of memory");
    const shown = await azml(repository, ["job", "show", "iris-2", ...where, "--json"], { env });
    expect(JSON.parse(String(shown.stdout))).toMatchObject({ name: "iris-2", status: "Failed" });
  });

  it("prints a job that was submitted as YAML that can be submitted again", async () => {
    await azml(repository, ["job", "create", "samples/02-decorated-components", ...where, "--name", "iris-3"], { env });
    const { stdout, stderr, exitCode } = await azml(repository, ["job", "show", "iris-3", ...where, "--yaml"], { env });
    expect({ stderr, exitCode }).toEqual({ stderr: "", exitCode: 0 });
    const shown = String(stdout)
      .replace(/versions\/[0-9a-f-]{36}/g, "versions/<hash>")
      .replace(/LocalUpload\/[0-9a-f]{32,64}/g, "LocalUpload/<hash>")
      // Where the repository stands in git.
      .replace(/^properties:\n(?: {2}.*\n)+/m, "");
    expect(shown).toMatchInlineSnapshot(`
      "$schema: https://azuremlschemas.azureedge.net/latest/pipelineJob.schema.json
      type: pipeline
      name: iris-3
      display_name: train_score_eval
      description: Trains, scores and evaluates a classifier of iris flowers, with components defined as decorated classes.
      experiment_name: pipeline_samples
      tags: {}
      settings:
        default_compute: azureml:cpu-cluster
      inputs:
        input_data:
          type: uri_file
          path: azureml://datastores/workspaceblobstore/paths/LocalUpload/<hash>/iris-train.csv
        test_data:
          type: uri_file
          path: azureml://datastores/workspaceblobstore/paths/LocalUpload/<hash>/iris-test.csv
        learning_rate: "0.1"
      outputs:
        eval_output:
          type: uri_folder
        model_output:
          type: uri_folder
          mode: rw_mount
          path: azureml://datastores/workspaceblobstore/paths/custom_path/\${{name}}/
      jobs:
        train_with_sample_data:
          type: command
          component: azureml:/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/rg/providers/Microsoft.MachineLearningServices/workspaces/ws/components/azureml_anonymous/versions/<hash>
          inputs:
            training_data: \${{parent.inputs.input_data}}
            max_epochs: "5"
            learning_rate: \${{parent.inputs.learning_rate}}
          outputs:
            model_output: \${{parent.outputs.model_output}}
        score_with_sample_data:
          type: command
          component: azureml:/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/rg/providers/Microsoft.MachineLearningServices/workspaces/ws/components/azureml_anonymous/versions/<hash>
          inputs:
            model_input: \${{parent.jobs.train_with_sample_data.outputs.model_output}}
            test_data: \${{parent.inputs.test_data}}
            model_file: \${{parent.jobs.train_with_sample_data.outputs.output}}
          outputs:
            score_output:
              type: uri_folder
              mode: rw_mount
              path: azureml://datastores/workspaceblobstore/paths/custom_path/\${{name}}/
        eval_with_sample_data:
          type: command
          component: azureml:/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/rg/providers/Microsoft.MachineLearningServices/workspaces/ws/components/azureml_anonymous/versions/<hash>
          inputs:
            scoring_result: \${{parent.jobs.score_with_sample_data.outputs.score_output}}
            scoring_file: \${{parent.jobs.score_with_sample_data.outputs.output}}
          outputs:
            eval_output: \${{parent.outputs.eval_output}}
      "
    `);
    const file = join(folderBesidePackages("shown"), "pipeline.yml");
    writeFileSync(file, String(stdout));
    const again = await azml(repository, ["job", "create", file, ...where, "--name", "iris-4"], { env });
    expect({ stderr: again.stderr, exitCode: again.exitCode }).toEqual({ stderr: "", exitCode: 0 });
    expect(service.sent("PUT", /^<WS>\/jobs\//)).toHaveLength(2);
    expect((await azml(repository, ["job", "show", "iris-5", ...where, "--yaml"], { env })).stderr).toContain("did you mean iris-4?");
  });

  it("shows what the service said when it refuses, and ends with 3", async () => {
    service.failures.push({
      match: "PUT <WS>/jobs/",
      reply: { status: 403, body: { error: { code: "AuthorizationFailed", message: "The client may not write jobs." } } },
    });
    const { stderr, exitCode } = await azml(repository, ["job", "create", "samples/02-decorated-components", ...where], { env });
    expect(exitCode).toBe(3);
    expect(plain(stderr, repository).replace(service.endpoint, "<endpoint>")).toMatchInlineSnapshot(`
      "error AZML607: Azure answered 403 AuthorizationFailed: The client may not write jobs.
        request: PUT <endpoint>/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/rg/providers/Microsoft.MachineLearningServices/workspaces/ws/jobs/<job>
        x-ms-request-id: request-1
        hint: ask for a role on the workspace, such as AzureML Data Scientist; a role that was just given counts after some minutes, and a new \`az login\`

      Found 1 error.
      More on a code: azml explain AZML607
      "
    `);
  });

  it("asks for a compute, which Azure ML needs and this machine does not", async () => {
    const folder = folderBesidePackages("no-compute");
    writeFileSync(
      join(folder, "pipeline.ts"),
      'import { commandComponent, job, pipeline, step } from "azml";\n@commandComponent()\nexport class Hello {\n  run() {}\n}\n@pipeline()\nclass P {\n  build() {\n    step(Hello, {});\n  }\n}\nexport default job(P, {});\n',
    );
    const { stderr, exitCode } = await azml(folder, ["job", "create", ".", ...where], { env });
    expect(exitCode).toBe(2);
    expect(plain(stderr, folder)).toMatchInlineSnapshot(`
      "pipeline.ts:9:5 - error AZML322: Compute not set.
        9 |     step(Hello, {});
          |     ~~~~
        at jobs.hello.compute
        hint: say { compute: "…" } in the options of step(), or { defaultCompute: "…" } in @pipeline or job()

      Found 1 error.
      More on a code: azml explain AZML322
      "
    `);
    expect(service.requests).toEqual([]);
  });

  it("prints a line to follow the job by that can be pasted, also when a config.json names the workspace", async () => {
    const folder = folderBesidePackages("config");
    writeFileSync(
      join(folder, "config.json"),
      JSON.stringify({ subscription_id: subscription, resource_group: "rg", workspace_name: "other" }),
    );
    writeFileSync(join(folder, "job.yml"), "type: command\nname: pasted\ncommand: ls\nenvironment: azureml:e:1\ncompute: azureml:c\n");
    const { stdout } = await azml(folder, ["job", "create", "job.yml", "-w", "ws"], { env });
    const [, pasted = ""] = /^Follow: azml (.*)$/m.exec(String(stdout)) ?? [];
    expect(pasted).toBe(`job stream pasted -w ws -g rg --subscription ${subscription}`);
    const followed = await azml(tmpdir(), pasted.split(" "), { env });
    expect(followed.exitCode).toBe(0);
    expect(followed.stdout).toContain("run: https://studio.example/runs/pasted\n");
    expect(followed.stdout).toMatch(/^ *page +https:\/\/studio\.example\/runs\/pasted$/m);
    expect(followed.stdout).not.toContain("user_logs");
  });

  it("ends with Ctrl-C before the job is sent, says what is there, and leaves no files behind", async () => {
    const temporary = folderBesidePackages("temporary");
    const child = azml(repository, ["job", "create", "samples/02-decorated-components", ...where, "--name", "cut"], {
      env: { ...env, TMPDIR: temporary },
    });
    service.heard = ({ path }) => {
      if (!path.endsWith("/startPendingUpload")) return;
      child.kill("SIGINT");
      service.heard = () => undefined;
    };
    const { stdout, stderr, exitCode } = await child;
    expect({ stdout, exitCode }).toEqual({ stdout: "", exitCode: 130 });
    expect(stderr).toContain("error AZML623: interrupted before job cut was sent");
    expect(service.sent("PUT", /\/jobs\//)).toEqual([]);
    expect(readdirSync(temporary).filter((name) => name.startsWith("azml-"))).toEqual([]);
  });

  it("says how to sign in when nobody is", async () => {
    const { stderr, exitCode } = await azml(repository, ["job", "create", "samples/02-decorated-components", ...where], {
      env: { ...env, PATH: "/nowhere" },
    });
    expect(exitCode).toBe(3);
    expect(stderr).toContain("error AZML605: cannot sign in to Azure");
    expect(stderr).toContain("az login");
  });

  it("says what is missing of a workspace's name", async () => {
    const { stderr, exitCode } = await azml(tmpdir(), ["job", "list", "-w", "ws"], { env: { ...env, AZURE_SUBSCRIPTION_ID: "" } });
    expect(exitCode).toBe(3);
    expect(plain(stderr, tmpdir())).toMatchInlineSnapshot(`
      "error AZML604: the workspace is only half named: there is no subscription and no resource group.
        found no config.json in this folder or above
        hint: give --subscription, -g and -w, set AZUREML_ARM_SUBSCRIPTION, AZUREML_ARM_RESOURCEGROUP and AZUREML_ARM_WORKSPACE_NAME, or write a config.json

      Found 1 error.
      More on a code: azml explain AZML604
      "
    `);
  });
});
