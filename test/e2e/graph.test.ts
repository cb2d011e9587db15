import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Database from "libsql";
import { beforeAll, describe, expect, it } from "vitest";
import { xmlProblem } from "../picture/support/xml-problem.js";
import { startAzurite } from "../workspace/azure/azurite.js";
import { subscription } from "../workspace/azure/fake-replies.js";
import { FakeService } from "../workspace/azure/fake-service.js";
import { signedInEnvironment } from "./signed-in.js";
import { azml, plain, project, repository } from "./support.js";

const samples = ["02-decorated-components", "03-hyperparameter-sweep", "10-control-flow"];

interface Drawn {
  readonly job?: string;
  readonly nodes: readonly { readonly id: string; readonly status?: string; readonly holds?: number }[];
  readonly edges: readonly { readonly from: string; readonly to: string }[];
}

const command = (text: string): string => `{ type: command, command: ${JSON.stringify(text)}, environment: "azureml:e:1" }`;
const pipeline = `
type: pipeline
jobs:
  good: ${command("true")}
  bad: ${command("exit 3")}
  nested:
    type: pipeline
    component:
      type: pipeline
      jobs:
        inner: ${command("echo sig=c2VjcmV0c2VjcmV0c2VjcmV0 https://x.blob.core.windows.net/a?sig=abcdefghijklmnop")}
`;

describe("azml graph FILE", () => {
  it.each(samples)("draws sample %s", async (sample) => {
    const file = join("samples", sample);
    const before = readdirSync(join(repository, file));
    const [asMermaid, asDot, asJson, asSvg] = await Promise.all(
      ["mermaid", "dot", "json", "svg"].map((format) => azml(repository, ["graph", file, "--format", format])),
    );
    for (const { stderr, exitCode } of [asMermaid!, asDot!, asJson!, asSvg!])
      expect({ stderr, exitCode }).toEqual({ stderr: "", exitCode: 0 });
    expect(asMermaid!.stdout).toMatchSnapshot();
    expect(asDot!.stdout).toMatch(/^digraph \{\n[^]*\}\n$/);
    const { nodes, edges } = JSON.parse(String(asJson!.stdout)) as Drawn;
    expect(edges.length).toBeGreaterThan(0);
    expect(xmlProblem(String(asSvg!.stdout))).toBeUndefined();
    expect(String(asSvg!.stdout).match(/<rect/g)).toHaveLength(nodes.length);
    expect(readdirSync(join(repository, file))).toEqual(before);
  });

  it("is the picture that the page shows", async () => {
    const page = readFileSync(join(repository, "docs/graph.md"), "utf8");
    const { stdout } = await azml(repository, ["graph", "samples/02-decorated-components"]);
    expect(page).toContain(`\`\`\`mermaid\n${String(stdout)}\`\`\`\n`);
  });

  it("writes what the ending of --out says, whole, over what was there", async () => {
    const folder = project({ "p.yml": pipeline, "p.md": "old" });
    for (const ending of ["mmd", "md", "dot", "gv", "json", "SVG"]) {
      const { stdout, stderr, exitCode } = await azml(folder, ["graph", "p.yml", "--out", `p.${ending}`]);
      expect({ stdout, stderr, exitCode }).toEqual({ stdout: `Wrote p.${ending}: 4 nodes, 0 edges.\n`, stderr: "", exitCode: 0 });
    }
    await azml(folder, ["graph", "p.yml", "--out", "other.txt", "--format", "dot"]);
    const begins = ["p.mmd", "p.md", "p.dot", "p.gv", "p.json", "p.SVG", "other.txt"].map((name) =>
      readFileSync(join(folder, name), "utf8").slice(0, 10),
    );
    expect(begins).toEqual(["flowchart ", "```mermaid", "digraph {\n", "digraph {\n", '{\n  "nodes', "<svg xmlns", "digraph {\n"]);
    expect(readdirSync(folder).filter((name) => name.startsWith("."))).toEqual([]);
  });

  it("closes boxes, takes inputs and keys, and hides secrets", async () => {
    const folder = project({ "p.yml": pipeline });
    const closed = await azml(folder, ["graph", "p.yml", "--closed", "--set", "jobs.good.type=command"]);
    expect(closed.stdout).toContain('["nested<br>1 node"]');
    const open = await azml(folder, ["graph", "p.yml", "--depth", "1", "--format", "json"]);
    expect((JSON.parse(String(open.stdout)) as Drawn).nodes.map(({ id }) => id)).toEqual(["good", "bad", "nested", "nested/inner"]);
    expect(open.stdout).not.toContain("abcdefghijklmnop");
  });

  it("draws the job of a schedule, the step of a job of one step, and a pipeline that is a component", async () => {
    const folder = project({
      "one.yml": "type: command\ncommand: ls\nenvironment: { image: img }\n",
      "nightly.yml": 'name: n\ntrigger: { type: cron, expression: "0 3 * * *" }\ncreate_job: ./p.yml\n',
      "p.yml": pipeline,
      "c.yml": `$schema: https://azuremlschemas.azureedge.net/latest/pipelineComponent.schema.json\nname: c\ntype: pipeline\ninputs: { n: { type: integer } }\njobs:\n  a: ${command("ls")}\n`,
    });
    const texts = await Promise.all(
      ["one.yml", "nightly.yml", "c.yml"].map(async (file) => (await azml(folder, ["graph", file, "--closed"])).stdout),
    );
    expect(texts).toEqual([
      'flowchart TD\n  n0["command"]\n',
      'flowchart TD\n  n0["good"]\n  n1["bad"]\n  n2["nested<br>1 node"]\n',
      'flowchart TD\n  n0["a"]\n',
    ]);
  });
});

describe("azml graph JOB", () => {
  let folder = "";
  beforeAll(async () => {
    folder = project({ "p.yml": pipeline });
    await azml(folder, ["run", "p.yml", "--name", "one"]);
    await azml(folder, ["run", "p.yml", "--name", "two"]);
  });

  it("says what each node has come to", async () => {
    const [one, last, json, picture] = await Promise.all([
      azml(folder, ["graph", "one"]),
      azml(folder, ["graph", "last", "--closed"]),
      azml(folder, ["graph", "two", "--format", "json"]),
      azml(folder, ["graph", "two", "--format", "svg"]),
    ]);
    expect(`${String(one.stdout)}\n${String(last.stdout)}`).toMatchSnapshot();
    const { job, nodes } = JSON.parse(String(json.stdout)) as Drawn;
    expect({ job, bad: nodes.find(({ id }) => id === "bad")?.status }).toEqual({ job: "two", bad: "Failed" });
    expect(xmlProblem(String(picture.stdout))).toBeUndefined();
    for (const word of ["reused", "failed"]) expect(picture.stdout).toContain(`>${word}`);
  });

  it("draws the nodes alone, with a warning, when it was not kept what the job was made of", async () => {
    const old = project({ "p.yml": pipeline });
    await azml(old, ["run", "p.yml", "--name", "old"]);
    const database = new Database(join(old, ".azml/azml.db"));
    database.exec("UPDATE jobs SET definition = NULL");
    database.close();
    const { stdout, stderr, exitCode } = await azml(old, ["graph", "old"]);
    expect(exitCode).toBe(0);
    expect(stdout).toContain('["inner<br>completed"]');
    expect(plain(stderr, old)).toMatchSnapshot();
  });

  it("draws a job of one step under the name of its step", async () => {
    const other = project({
      "one.ts":
        'import { command, standaloneJob, step } from "azml";\nconst hello = command({ command: "true", environment: "azureml:e:1" });\nexport default standaloneJob(() => step(hello, {}));\n',
    });
    await azml(other, ["run", "one.ts", "--name", "one"]);
    const { stdout } = await azml(other, ["graph", "one", "--format", "json"]);
    expect((JSON.parse(String(stdout)) as Drawn).nodes).toMatchObject([{ status: "Completed" }]);
  });
});

describe("azml graph says what is wrong", () => {
  let folder = "";
  beforeAll(() => {
    folder = project({
      "p.yml": pipeline,
      "wrong.yml": "type: pipeline\njobs:\n  a: { type: command, environment: azureml:e:1 }\n",
      "data.yml": "$schema: https://azuremlschemas.azureedge.net/latest/data.schema.json\nname: rows\ntype: uri_folder\npath: .\n",
    });
    mkdirSync(join(folder, "folder.svg"));
    writeFileSync(join(folder, "kept.svg"), "kept");
  });

  it.each([
    "graph p.yml --format pgn",
    "graph p.yml --format mermiad",
    "graph wrong.yml",
    "graph wrong.yml --out kept.svg",
    "graph data.yml",
    "graph nothing",
    "graph last",
    "graph nothing.yml",
    "graph p.yml --out picture.png",
    "graph p.yml --out nowhere/p.svg",
    "graph p.yml --out folder.svg",
    "graph p.yml --out p.yml --format dot",
    "graph p.yml --depth -1",
    "graph p.yml --depth 1 --closed",
    "graph p.yml -i a=1",
    "graph",
  ])("azml %s", async (line) => {
    const { stdout, stderr, exitCode } = await azml(folder, line.split(" "));
    expect({ stdout, exitCode }).toEqual({ stdout: "", exitCode: 2 });
    expect(plain(stderr, folder)).toMatchSnapshot();
  });

  it("and writes nothing then", () => {
    expect(readFileSync(join(folder, "kept.svg"), "utf8")).toBe("kept");
    expect(existsSync(join(folder, "nowhere"))).toBe(false);
    expect(readdirSync(folder).filter((name) => /^\.(?!azml$)/.test(name))).toEqual([]);
  });

  it("refuses what is a file's with a job", async () => {
    const other = project({ "p.yml": pipeline });
    await azml(other, ["run", "p.yml", "--name", "one"]);
    const { stderr, exitCode } = await azml(other, ["graph", "one", "-i", "a=1"]);
    expect(exitCode).toBe(2);
    expect(plain(stderr, other)).toMatchSnapshot();
  });
});

it("draws a job of an Azure ML workspace", async () => {
  const azurite = await startAzurite();
  const service = await FakeService.start(azurite);
  const env = signedInEnvironment(service, azurite);
  const where = ["-w", "ws", "-g", "rg", "--subscription", subscription];
  try {
    await azml(repository, ["job", "create", "samples/02-decorated-components", ...where, "--name", "iris-1"], { env });
    const { stdout, stderr, exitCode } = await azml(repository, ["graph", "iris-1", ...where], { env });
    expect({ stderr, exitCode }).toEqual({ stderr: "", exitCode: 0 });
    expect(stdout).toContain('["train_with_sample_data');
    expect(stdout).toContain('-->|"model_output → model_input"|');
    const unknown = await azml(repository, ["graph", "iris-2", ...where], { env });
    expect(unknown.exitCode).toBe(2);
    expect(unknown.stderr).toContain("AZML712: there is no file iris-2, and workspace ws has no job of that name");
  } finally {
    await service.stop();
    await azurite.stop();
  }
});

it("loads what lays pictures out for an SVG alone", async () => {
  const loaded = async (format: string): Promise<boolean> => {
    const { stderr } = await azml(repository, ["graph", "samples/02-decorated-components", "--format", format], {
      env: { NODE_DEBUG: "esm" },
    });
    return String(stderr).includes("elk.bundled.js");
  };
  expect(await loaded("mermaid")).toBe(false);
  expect(await loaded("svg")).toBe(true);
  expect(String((await azml(tmpdir(), ["--help"], { env: { NODE_DEBUG: "esm" } })).stderr)).not.toContain("elk");
});
