import { describe, expect, it } from "vitest";
import { compileSource, diagnose } from "./diagnose.js";

const train = `
@commandComponent({ displayName: "Train a model", description: "trains", tags: { team: "vision" } })
export class Train {
  @input("uri_folder") data;
  @input("number") rate = 1;
  @input("string", { optional: true }) note;
  @input("string", { optional: true }) other;
  @output("mlflow_model") model;
  @output("integer") run() {}
}
`;

async function sent(source: string, files?: Record<string, string>): Promise<unknown> {
  const { definition, diagnostics, folder } = await compileSource(source, files && { files });
  expect(diagnostics).toEqual([]);
  return JSON.parse(JSON.stringify(definition).replaceAll(folder, "<folder>")) as unknown;
}

describe("standaloneJob()", () => {
  it("understands the old braces of a command", async () => {
    const source = `
const c = command({ name: "c", command: "cat \${{inputs.a}} {inputs.a} {foo} > {outputs.o}", environment: "azureml:e:1", inputs: { a: "string" }, outputs: { o: "uri_file" } });
export default standaloneJob(() => step(c, { a: "x" }), { name: "once" });`;
    expect(await sent(source)).toMatchObject({ command: "cat ${{inputs.a}} ${{inputs.a}} {foo} > ${{outputs.o}}" });
  });

  it("makes a command job of a step: defaults become inputs, optional parts are settled, a control output is a file", async () => {
    const source = `${train}
export default standaloneJob(
  () => step(Train, { data: uriFolder("./"), note: "a b" }, { compute: "gpu", tags: { run: "1" }, outputs: { model: { name: "reg" } } }),
  { name: "once", experimentName: "training", displayName: "Once" },
);`;
    expect(await sent(source)).toMatchObject({
      kind: "command_job",
      name: "once",
      displayName: "Once",
      description: "trains",
      experimentName: "training",
      tags: { team: "vision", run: "1" },
      compute: "gpu",
      command:
        "node main.mjs --data '${{inputs.data}}' --rate ${{inputs.rate}} --note '${{inputs.note}}'  --model '${{outputs.model}}' --output '${{outputs.output}}'",
      inputs: {
        data: { kind: "asset", asset: { type: "uri_folder", path: { path: "<folder>" } } },
        rate: { kind: "literal", value: 1, text: "1.0" },
        note: { kind: "literal", value: "a b" },
      },
      outputs: { model: { type: "mlflow_model", name: "reg" }, output: { type: "uri_file" } },
    });
  });

  it("runs as a pipeline of one, whose ports are the step's", async () => {
    const { job } = await compileSource(`${train}
export default standaloneJob(() => sweep(Train, { data: uriFolder("./"), rate: uniform(0, 1) }, { name: "search", primaryMetric: "m", goal: "maximize", limits: { maxTotalTrials: 2 } }));`);
    expect(Object.keys(job?.component.jobs ?? {})).toEqual(["search"]);
    expect(Object.keys(job?.component.inputs ?? {})).toEqual(["data", "note", "other"]);
    expect(Object.keys(job?.inputs ?? {})).toEqual(["data"]);
    expect(Object.keys(job?.component.outputs ?? {})).toEqual(["model", "output"]);
  });

  it("is what a schedule creates, and what loadJob() finds", async () => {
    const files = {
      "job.yml":
        "type: command\ncommand: echo ${{inputs.epochs}}\nenvironment: azureml:e:1\ninputs: { epochs: 1 }\ntags: { a: null }\ncompute: azureml:cpu\n",
    };
    const nightly = `export default schedule({ name: "nightly", trigger: cron("0 0 * * *"), job: loadJob("./job.yml", { inputs: { epochs: 5 }, displayName: "N" }) });`;
    expect(await sent(nightly, files)).toMatchObject({
      kind: "schedule",
      name: "nightly",
      createJob: {
        kind: "command_job",
        displayName: "N",
        tags: { a: null },
        compute: "cpu",
        inputs: { epochs: { kind: "literal", value: 5 } },
      },
    });
  });

  it("AZML238 says what can be no job", async () => {
    const cases = {
      "a class": "standaloneJob(Train)",
      "no step": "standaloneJob(() => {})",
      "not returned": 'standaloneJob(() => { step(Train, { data: uriFolder("./") }); })',
      "two steps": 'standaloneJob(() => { step(Train, { data: uriFolder("./") }); return step(Train, { data: uriFolder("./") }); })',
      asynchronous: 'standaloneJob(async () => step(Train, { data: uriFolder("./") }))',
      "a pipeline": "standaloneJob(() => step(Whole, {}))",
      "a registered component": 'standaloneJob(() => step(component("azureml:train:1"), {}))',
      "a wrong step": 'standaloneJob(() => step(Train, { dat: uriFolder("./") }))',
      "a wrong option": 'standaloneJob(() => step(Train, { data: uriFolder("./") }), { compute: "cpu", experimentname: "e" })',
      "a wrong name": 'standaloneJob(() => step(Train, { data: uriFolder("./") }), { name: "a b" })',
      "additional includes": 'standaloneJob(() => step(loadComponent("./c.yml"), {}))',
      throws: 'standaloneJob(() => { throw new TypeError("mine"); })',
      "a sweep in a schedule":
        'schedule({ name: "s", trigger: cron("0 0 * * *"), job: standaloneJob(() => sweep(Train, { data: uriFolder("./"), rate: uniform(0, 1) }, { primaryMetric: "m", goal: "maximize", limits: { maxTotalTrials: 2 } })) })',
      "settings of a pipeline": 'loadJob("./job.yml", { defaultCompute: "cpu" })',
    };
    const files = {
      "c.yml": "name: c\ntype: command\ncommand: echo\nenvironment: azureml:e:1\ncode: ./src\nadditional_includes: [./job.yml]\n",
      "src/main.py": "",
      "job.yml": "type: command\ncommand: echo\nenvironment: azureml:e:1\n",
    };
    const told: string[] = [];
    for (const [title, source] of Object.entries(cases)) {
      const printed = await diagnose(
        `${train}\n@pipeline() class Whole { build() { step(Train, { data: uriFolder("./") }); } }\nexport default ${source};`,
        { files },
      );
      told.push(`${title}\n${printed.replace(/^Found 1 error\.\n/m, "")}`);
    }
    expect(told.join("\n")).toMatchSnapshot();
  });
});
