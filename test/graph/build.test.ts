import { describe, expect, it, vi } from "vitest";
import type { Node } from "../../src/model/pipeline.js";
import type { PipelineJob } from "../../src/model/pipeline-job.js";
import type { InputValue } from "../../src/model/value.js";
import { bindingText } from "../../src/model/value.js";
import { compileSource } from "./diagnose.js";

const train = `
@commandComponent()
class Train {
  @input("uri_folder") data;
  @input("integer", { min: 1 }) epochs = 10;
  @input("string", { optional: true }) note;
  @output("uri_folder") model;
  run() {}
}
`;

/** The job of a source that has nothing wrong with it, not even a warning. */
async function build(source: string): Promise<PipelineJob> {
  const { job, diagnostics } = await compileSource(source);
  expect(diagnostics).toEqual([]);
  if (!job) throw new Error("no job");
  return job;
}

function text(value: InputValue | undefined): string {
  if (value?.kind === "binding") return bindingText(value.binding);
  if (value?.kind === "asset") return value.asset.path.kind === "local" ? value.asset.path.written : JSON.stringify(value.asset.path);
  return value?.kind === "literal" ? JSON.stringify(value.value) : String(value?.kind);
}

/** What is wired to what: `train.data: …`. */
function wiring(job: { readonly component: PipelineJob["component"] }): string[] {
  return Object.values(job.component.jobs).flatMap((node: Node) => [
    ...Object.entries(node.inputs).map(([input, value]) => `${node.name}.${input}: ${text(value)}`),
    ...Object.entries(node.outputs).flatMap(([output, { boundTo }]) =>
      boundTo === undefined ? [] : [`${node.name}.${output} -> ${boundTo}`],
    ),
  ]);
}

describe("buildJob", () => {
  it("names steps by their component, repeats by number, and keeps explicit names", async () => {
    const job = await build(`${train}
@pipeline()
class P {
  @input("uri_folder") data;
  build() {
    const first = step(Train, { data: this.data });
    const second = step(Train, { data: first.outputs.model, epochs: 5 });
    step(Train, { data: second.outputs.model }, { name: "train_2" });
    step(Train, { data: second.outputs.model });
    return { bestModel: second.outputs.model };
  }
}
export default job(P, { data: uriFolder("./") });
`);
    expect(wiring(job)).toEqual([
      "train.data: ${{parent.inputs.data}}",
      "train_1.data: ${{parent.jobs.train.outputs.model}}",
      "train_1.epochs: 5",
      "train_1.model -> best_model",
      "train_2.data: ${{parent.jobs.train_1.outputs.model}}",
      "train_3.data: ${{parent.jobs.train_1.outputs.model}}",
    ]);
    // One component, however often it is used.
    expect(new Set(Object.values(job.component.jobs).map((node) => node.component)).size).toBe(1);
    expect(Object.isFrozen(job.component.jobs)).toBe(true);
  });

  it("writes names in snake_case, and says others where told to", async () => {
    const job = await build(`
@commandComponent({ name: "HTML.report", displayName: "Report" })
class HTMLReport {
  @input("uri_folder") trainingData;
  @input("string", { name: "Title" }) pageTitle = "x";
  @output("uri_file") htmlPage;
  @output("number") run() {}
}
@pipeline({ name: "the_pipeline", displayName: "The pipeline" })
class Reporting {
  @input("uri_folder") rawData;
  build() {
    const report = step(HTMLReport, { trainingData: this.rawData, pageTitle: "y" });
    return { htmlPage: report.outputs.htmlPage, accuracyOfModel: report.outputs.output };
  }
}
export default job(Reporting, { rawData: uriFolder("./") });
`);
    expect(job).toMatchObject({
      displayName: "The pipeline",
      component: { name: "the_pipeline", inputs: { raw_data: { kind: "uri_folder" } } },
    });
    expect(Object.keys(job.component.jobs)).toEqual(["html_report"]);
    expect(wiring(job)).toEqual([
      "html_report.training_data: ${{parent.inputs.raw_data}}",
      'html_report.Title: "y"',
      "html_report.html_page -> html_page",
      "html_report.output -> accuracy_of_model",
    ]);
    expect(job.component.outputs).toEqual({ html_page: { kind: "uri_file" }, accuracy_of_model: { kind: "number" } });
  });

  it("flattens groups in groups, with their defaults", async () => {
    const job = await build(`${train}
class Inner {
  @input("integer", { min: 1 }) maxEpochs = 3;
}
class Outer {
  @input(() => Inner) inner;
  @input("string") runName;
}
@pipeline()
class Nested {
  @input(Outer) settings;
  build() {
    step(Train, { data: uriFolder("./"), epochs: this.settings.inner.maxEpochs, note: this.settings.runName });
  }
}
@pipeline()
class P {
  @input(Outer) settings;
  build() {
    step(Nested, { settings: this.settings });
    step(Nested, { settings: { runName: "fixed", inner: { maxEpochs: this.settings.inner.maxEpochs } } });
  }
}
export default job(P, { settings: { runName: "x" } });
`);
    expect(Object.keys(job.component.inputs)).toEqual(["settings.inner.max_epochs", "settings.run_name"]);
    expect(job.inputs).toEqual({
      "settings.inner.max_epochs": { kind: "literal", value: 3 },
      "settings.run_name": { kind: "literal", value: "x" },
    });
    expect(wiring(job)).toEqual([
      "nested.settings.inner.max_epochs: ${{parent.inputs.settings.inner.max_epochs}}",
      "nested.settings.run_name: ${{parent.inputs.settings.run_name}}",
      "nested_1.settings.inner.max_epochs: ${{parent.inputs.settings.inner.max_epochs}}",
      'nested_1.settings.run_name: "fixed"',
    ]);
  });

  it("takes static and instance methods as components and as pipelines", async () => {
    const job = await build(`
class Ports {
  @input("string") text = "a";
  @output("uri_file") file;
}
class Inputs {
  @input("string") title;
}
class Tools {
  prefix = "p";
  @commandComponent({ inputs: Ports }) static write(io) {}
  @commandComponent({ inputs: () => Ports }) append(io) { return this.prefix + io.text; }
  @commandComponent() @output("integer") static count() { return 1; }
  @pipeline({ inputs: Inputs }) static flow({ title }) {
    const written = step(Tools.write, { text: title });
    step(Tools.prototype.append, { text: title });
    return { file: written.outputs.file, count: step(Tools.count, {}).outputs.output };
  }
}
export default job(Tools.flow, { title: "x" });
`);
    expect(job.component.name).toBe("flow");
    expect(wiring(job)).toEqual([
      "write.text: ${{parent.inputs.title}}",
      "write.file -> file",
      "append.text: ${{parent.inputs.title}}",
      "count.output -> count",
    ]);
    const code = Object.values(job.component.jobs).map((node) =>
      node.kind === "command" && node.component.kind === "command" && node.component.code?.kind === "body"
        ? node.component.code.method
        : undefined,
    );
    expect(code).toEqual([
      { name: "write", static: true },
      { name: "append", static: false },
      { name: "count", static: true },
    ]);
  });

  it("infers that an input is optional when it goes to optional ones only", async () => {
    const job = await build(`${train}
@pipeline()
class P {
  @input("uri_folder") data;
  @input("string") note;
  @input("integer") epochs;
  build() {
    step(Train, { data: this.data, note: this.note });
    step(Train, { data: this.data, note: this.note, epochs: this.epochs });
  }
}
export default job(P, { data: uriFolder("./"), note: "x", epochs: 1 });
`);
    const { data, note, epochs } = job.component.inputs;
    expect([data?.optional, note?.optional, epochs?.optional]).toEqual([undefined, true, undefined]);
  });

  it("reads classes with private members, frozen arguments, inherited builds and instances as groups", async () => {
    const job = await build(`${train}
class Group {
  @input("integer") epochs = 4;
  #note = "of the group";
  get note() { return this.#note; }
}
@pipeline()
class Base {
  #calls = 0;
  @input("uri_folder") data;
  build() {
    this.#calls += 1;
    return Object.freeze({ model: step(Train, Object.freeze({ data: this.data }), Object.freeze({ name: "base" })).outputs.model });
  }
}
@pipeline({ displayName: "Sub" })
class P extends Base {
  @input(Group) group;
  build() {
    const { model } = super.build();
    step(Train, { data: model, epochs: this.group.epochs });
    return { model };
  }
}
export default job(P, Object.freeze({ data: uriFolder("./"), group: Object.freeze(new Group()) }));
`);
    expect(wiring(job)).toEqual([
      "base.data: ${{parent.inputs.data}}",
      "base.model -> model",
      "train.data: ${{parent.jobs.base.outputs.model}}",
      "train.epochs: ${{parent.inputs.group.epochs}}",
    ]);
    expect(job.inputs["group.epochs"]).toEqual({ kind: "literal", value: 4 });
  });

  it("nests 200 pipelines", async () => {
    const job = await build(`${train}
function around(inner, level) {
  class Level {
    build() {
      return { model: step(inner, { data: this.data }, { name: "inner" }).outputs.model };
    }
  }
  input("uri_folder")(Level.prototype, "data");
  pipeline({ name: "level_" + level })(Level);
  return Level;
}
let inner = Train;
for (let level = 1; level <= 200; level++) inner = around(inner, level);
export default job(inner, { data: uriFolder("./") });
`);
    let depth = 0;
    for (
      let node = job.component.jobs["inner"];
      node;
      node = node.component?.kind === "pipeline" ? node.component.jobs["inner"] : undefined
    )
      depth++;
    expect(depth).toBe(200);
  });

  it("reads a component once, however many steps use it", async () => {
    const steps = (count: number): string => `${train}
@pipeline()
class P {
  @input("uri_folder") data;
  build() {
    let data = this.data;
    for (let i = 0; i < ${count}; i++) data = step(Train, { data, epochs: i + 1 }).outputs.model;
    return { data };
  }
}
export default job(P, { data: uriFolder("./") });
`;
    const reads = vi.spyOn(Reflect, "getOwnMetadata");
    const counted = async (count: number): Promise<[number, number]> => {
      reads.mockClear();
      const job = await build(steps(count));
      return [Object.keys(job.component.jobs).length, reads.mock.calls.length];
    };
    const [few, readsOfFew] = await counted(20);
    const [many, readsOfMany] = await counted(2000);
    reads.mockRestore();
    expect([few, many]).toEqual([20, 2000]);
    // Two for each step: is it a component, and which one.
    expect(readsOfMany - readsOfFew).toBeLessThanOrEqual(2 * 1980);
  });
});
