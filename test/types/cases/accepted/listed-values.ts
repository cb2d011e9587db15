// Fields whose types list their values, and what may be given to them.
import { type Binding, choice, command, commandComponent, type Default, input, parallelFor, pipeline, quniform, randint, step, sweep, uniform, type UriFolder } from "azml";

@commandComponent()
export class Fit {
  @input("uri_folder") readonly data!: UriFolder;
  @input("string") kernel: Default<"rbf" | "linear"> = "rbf";
  @input("string", { enum: ["l1", "l2"] }) norm!: "l2" | "l1";
  @input("string", { optional: true, enum: ["a"] }) mode?: "a";
  @input("string", { enum: ["x", "y"] }) open: Default<string> = "x";
  @input("integer") batch: Default<8 | 16 | 32> = 8;
  @input("number") rate!: 0.1 | 0.01;
  run(): string {
    const kernel: "rbf" | "linear" = this.kernel;
    return kernel.toUpperCase() + this.norm;
  }
}
export const fit = command({
  command: "fit ${{inputs.data}}",
  inputs: {
    data: "uri_folder",
    kernel: { type: "string", enum: ["rbf", "linear"], default: "rbf" },
    norm: { type: "string", enum: ["l1", "l2"], optional: true },
    depth: { type: "integer", default: 3, min: 1, max: 10 },
  },
  outputs: { text: "string" },
});
export const texts: string[] = ["a"];
export const fromList = command({ command: "fit", inputs: { any: { type: "string", enum: texts } } });

@pipeline()
export class Listed {
  @input("uri_folder") data!: Binding<"uri_folder">;
  @input("string") text!: Binding<"string">;
  @input("integer") count!: Binding<"integer">;

  build() {
    const { data, text, count } = this;
    const norms = ["l1", "l2"] as const;
    for (const norm of norms) step(Fit, { data, norm, rate: 0.1, batch: 16 });
    step(Fit, { data, norm: text, kernel: text, batch: count, rate: count, mode: "a", open: "anything" });
    const fitted = step(fit, { data, kernel: "linear", depth: count });
    step(fit, { data, kernel: fitted.outputs.text, norm: "l1" });
    step(fit, { data, norm: text, depth: 3 });
    step(fromList, { any: "whatever" });
    parallelFor([{ kernel: "rbf" }, { kernel: "linear" }], (item) => step(Fit, { data, norm: "l1", rate: 0.1, kernel: item.kernel }));
    const limits = { primaryMetric: "a", goal: "maximize", limits: { maxTotalTrials: 1 } } as const;
    sweep(Fit, { data, norm: choice("l1", "l2"), kernel: choice("rbf"), batch: choice(8, 16), rate: 0.01 }, limits);
    sweep(fit, { data, norm: choice("l1"), depth: choice(1, 2) }, limits);
    sweep(fit, { data, depth: quniform(1, 9, 2) }, limits);
    sweep(fit, { data, depth: randint(5) }, limits);
    sweep(Fit, { data, norm: "l1", rate: 0.1, open: choice("x") }, limits);
    const range = uniform(0, 1);
    sweep(Fit, { data, norm: "l1", rate: choice(0.1), open: "x" }, { ...limits, tags: { range: typeof range } });
  }
}
