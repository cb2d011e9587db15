/** A mistake that `tsc` cannot see, by what it is about. */
export interface Unseen {
  readonly about: string;
  readonly what: string;
  /** A module of its own: what stands in `build()`, or all of it. */
  readonly build?: string;
  readonly module?: string;
}

/** Why: a number's type is `number`, and a call with its own type for each number would cost instantiations for each step. */
const numbers: readonly (readonly [what: string, build: string])[] = [
  ["fraction for an integer", "step(Train, { data: this.data, epochs: 2.5 });"],
  ["below the smallest", "step(Train, { data: this.data, epochs: 0 });"],
  ["above the largest", "step(Train, { data: this.data, epochs: 101 });"],
  ["not a number", "step(Train, { data: this.data, rate: Number.NaN });"],
  ["infinite", "step(Train, { data: this.data, rate: Infinity });"],
  ["not exact", "step(Train, { data: this.data, large: 2 ** 60 });"],
  [
    "fraction for an integer of a definition",
    'step(command({ command: "echo ${{inputs.depth}}", environment: "azureml:e:1", inputs: { depth: "integer" } }), { depth: 0.5 });',
  ],
  ["no machines", "step(Train, { data: this.data }, { resources: { instanceCount: 0 } });"],
  ["no time", "step(Train, { data: this.data }, { limits: { timeout: 0 } });"],
  [
    "half of a trial",
    'sweep(Train, { data: this.data, rate: uniform(0, 1) }, { primaryMetric: "a", goal: "maximize", limits: { maxTotalTrials: 2.5 } });',
  ],
  ["no rounds", "doWhile(Train, { data: this.data }, { next: () => ({}), maxIterations: 0 });"],
  [
    "no rounds at a time",
    "parallelFor([{ epochs: 1 }], (item) => step(Train, { data: this.data, epochs: item.epochs }), { maxConcurrency: 0 });",
  ],
  ["no tries", "step(Train, { data: this.data }, { local: { retries: { max: -1 } } });"],
];

/** Why: TypeScript has no error for a negated object, for one before `||`, and for one in a text. */
const bindings: readonly (readonly [what: string, build: string])[] = [
  ["negated", "step(Train, { data: this.data, verbose: !this.fast });"],
  ["with a value in case there is none", "step(Train, { data: this.data, rate: this.rate || 0.1 });"],
  ["negative", "step(Train, { data: this.data, rate: -this.rate });"],
  ["in a text", "step(Train, { data: this.data, note: `rate ${this.rate}` });"],
  ["added to a text", 'step(Train, { data: this.data, note: "rate " + this.rate });'],
  ["condition that is used in its branch", "if (this.fast) step(Train, { data: this.data, verbose: this.fast });"],
  ["condition that may be absent", "if (this.maybe) step(Train, { data: this.data });"],
  ["condition of a while", "while (this.fast) break;\nstep(Train, { data: this.data });"],
  ["with a value in case it is missing", "step(Train, { data: this.data, rate: this.rate ?? 0.1 });"],
  ["made a boolean", "step(Train, { data: this.data, verbose: Boolean(this.fast) });"],
  ["made a number", "step(Train, { data: this.data, rate: Number(this.rate) });"],
  ["in JSON", "step(Train, { data: this.data, note: JSON.stringify(this.rate) });"],
];

/** Why: what it is about has no type of its own. */
const others: readonly (readonly [what: string, build: string])[] = [
  ["two steps of a name", 'step(Train, { data: this.data }, { name: "a" });\nstep(Train, { data: this.data }, { name: "a" });'],
  ["a name that is none", 'step(Train, { data: this.data }, { name: "a b" });'],
  ["a version without a name", 'step(Train, { data: this.data }, { outputs: { model: { version: "1" } } });'],
  ["an unknown environment file", 'step(command({ command: "x", environment: "./no.yml" }), {});'],
  [
    "an output of a round outside of its loop",
    'let inner: Binding<"custom_model"> | undefined;\nparallelFor([{ epochs: 1 }], (item) => { const round = step(Train, { data: this.data, epochs: item.epochs }); inner = round.outputs.model; return round; });\nif (inner !== undefined) step(Train, { data: inner });',
  ],
  ["an output that lies beside the file", 'step(Train, { data: this.data }, { outputs: { model: { path: "./out" } } });'],
  ["what only a body can do", 'context.logMetric("a", 1);\nstep(Train, { data: this.data });'],
  ["a binding of another pipeline", "step(Train, { data: kept ?? this.data });\nkept = this.data;\nstep(Inner, { data: this.data });"],
];

export const unseen: readonly Unseen[] = [
  ...numbers.map(([what, build]) => ({ about: "numbers", what, build })),
  ...bindings.map(([what, build]) => ({ about: "bindings", what, build })),
  ...others.map(([what, build]) => ({ about: "others", what, build })),
  {
    about: "classes",
    what: "constructor that takes something, of the class of a method",
    module: `
export class Tools {
  constructor(readonly url: string) {}
  @commandComponent() load(): void { console.log(this.url); }
}
@pipeline() export class P { build() { step(Tools.prototype.load, {}); } }
export default job(P, {});`,
  },
  {
    about: "classes",
    what: "public field without @input, given by a step",
    module: `
@commandComponent() export class Reading { limit = 5; run(): void {} }
@pipeline() export class P { build() { step(Reading, { limit: 3 }); } }
export default job(P, {});`,
  },
  {
    about: "classes",
    what: "two decorators on a field",
    module: `
@commandComponent() export class Twice { @input("string") @input("string") text!: string; run(): void {} }
@pipeline() export class P { build() { step(Twice, { text: "a" }); } }
export default job(P, {});`,
  },
  {
    about: "classes",
    what: "class without its decorator",
    module: `
export class Plain { @input("string") text!: string; run(): void {} }
@pipeline() export class P { build() { step(Plain, { text: "a" }); } }
export default job(P, {});`,
  },
];

/** The module of a mistake, without its imports. */
export function moduleOf({ module, build }: Unseen): string {
  if (module !== undefined) return module;
  return `
@commandComponent() export class Train {
  @input("uri_folder") data!: UriFolder;
  @input("integer", { min: 1, max: 100 }) epochs: Default<number> = 10;
  @input("number") rate: Default<number> = 0.1;
  @input("integer") large: Default<number> = 1;
  @input("boolean") verbose: Default<boolean> = false;
  @input("string", { optional: true }) note?: string;
  @output("custom_model") model!: Output<CustomModel>;
  run(): void {}
}
let kept: Binding<"uri_folder"> | undefined;
@pipeline() export class Inner {
  @input("uri_folder") data!: Binding<"uri_folder">;
  build() { step(Train, { data: kept ?? this.data }); }
}
@pipeline() export class P {
  @input("uri_folder") data!: Binding<"uri_folder">;
  @input("boolean") fast!: Binding<"boolean">;
  @input("number") rate!: Binding<"number">;
  @input("string", { optional: true }) maybe?: Binding<"string">;
  build() {
    ${build ?? ""}
  }
}
export default job(P, { data: uriFolder("azureml:data:1"), fast: true, rate: 0.1 });`;
}

export const imports = `import { type Binding, command, commandComponent, context, type CustomModel, type Default, doWhile, input, job, output, type Output, parallelFor, pipeline, step, sweep, uniform, uriFolder, type UriFolder } from "azml";\n`;
