// What people without types write. Nothing may come out as a stack trace, or point into azml.
import { expect, it } from "vitest";
import { diagnose } from "./diagnose.js";

const train = `@commandComponent()
class Train {
  @input("uri_folder") data;
  @input("integer", { min: 1, max: 100 }) epochs = 10;
  @input("string", { optional: true }) note;
  @output("mlflow_model") model;
  run() {}
}
class Hyper {
  @input("string") name;
}
`;
const revoked = "const { proxy, revoke } = Proxy.revocable({}, {}); revoke();";
const throws = 'throw new Error("boom")';

/** Bodies of `build()`. */
const bodies = [
  "step(null, {})",
  'step(Symbol("x"), {})',
  "step(5n, {})",
  "step(Promise.resolve(Train), {})",
  "step([Train], {})",
  "step(() => Train, {})",
  "step(new Train(), {})",
  "step(Train, null)",
  "step(Train, 5)",
  "step(Train, () => ({}))",
  "step(Train, new Map())",
  "step(Train, Promise.resolve({}))",
  'step(Train, JSON.parse(\'{"__proto__": 1, "constructor": 2, "toString": 3}\'))',
  "step(Train, { data: null })",
  'step(Train, { data: Symbol("a"), epochs: 5n })',
  'step(Train, { data: Promise.resolve(uriFolder("./")) })',
  "step(Train, { data: this.data, epochs: NaN })",
  "step(Train, { data: this.data, epochs: Infinity })",
  'step(Train, { data: this.data, epochs: new Number(5), note: new String("x") })',
  "step(Train, { data: Object.create(null), note: new Date(0) })",
  "step(Train, { data: class Data {} })",
  `step(Train, { get data() { ${throws} } })`,
  `step(Train, new Proxy({}, { ownKeys() { ${throws} } }))`,
  `step(Train, { data: this.data }, { get name() { ${throws} } })`,
  `${revoked} step(proxy, {})`,
  `${revoked} step(Train, { data: proxy })`,
  "step(Train, { data: this.data }, null)",
  "step(Train, { data: this.data }, [])",
  'step(Train, { data: this.data }, { name: 5, compute: null, tags: "x" })',
  'step(Train, { data: this.data }, { name: "" })',
  "step(Train, { data: this.data }, { limits: null, resources: [], outputs: 5 })",
  "step(Train, { data: this.data }, { outputs: { model: 5 } })",
  'step(Train, { data: this.data.as("x") })',
  "step(Train, { data: this.data.as() })",
  "step(Train, { data: uriFolder(null) })",
  'step(Train, { data: uriFolder("file://host/x") })',
  'step(Train, { data: uriFolder("./", { mode: 5 }) })',
  'step(loadComponent("./gone.yml"), {})',
  "step(loadComponent(null), {})",
  'step(loadComponent(""), {})',
  "this.data()",
  "this.data.kind.nothing.there",
  "throw null",
  'throw "a text"',
  "return null",
  "return 5",
  "return this.data",
  "return Promise.reject(new Error('later'))",
  "return { then() {} }",
  "return new Map()",
  "return (function* () {})()",
  `return { get model() { ${throws} } }`,
];

/** What follows `job(P`. */
const jobs = [
  "",
  ", null",
  ", 5",
  ", { data: 5, hyper: null }",
  ', { data: uriFolder("./"), hyper: 5 }, 5',
  ', { data: uriFolder("./"), hyper: { name: Symbol("x") } }, { outputs: { model: {} } }',
];

/** Declarations, and a component `C` for a pipeline to use. */
const declarations = [
  `@commandComponent({ get name() { ${throws} } }) class C { run() {} }`,
  `@commandComponent() class C { @input("string") get text() { ${throws} } run() {} }`,
  `@commandComponent() class C { get run() { ${throws} } }`,
  "@commandComponent() class C { run = 5 }",
  `@commandComponent({ inputs: () => { ${throws} } }) class C { run() {} }`,
  '@commandComponent() class C { @input("string") static text = "a"; run() {} }',
  '@commandComponent() class C { @input("string") text() {} run() {} }',
  '@commandComponent() class C { @input("string") [Symbol("k")]; run() {} }',
  '@commandComponent() class C { @input("string") 0; run() {} }',
  '@commandComponent() class C { @input("string", { enum: null, min: null }) a = "x"; run() {} }',
  "@commandComponent() class C { @input() a; run() {} }",
  '@commandComponent() class C { @input(Symbol("x")) a; run() {} }',
  '@commandComponent() class C { @output("number") get x() { return 1 } run() {} }',
  "class C { @commandComponent() get x() { return 1 } }",
  "class C { @commandComponent() x = 1 }",
  'class C {} input("string")(undefined, "x");',
  "class C { run() {} } commandComponent()({}); ",
  'class C extends Train {} commandComponent({ name: "a" })(C); commandComponent({ name: "b" })(C);',
  "class C extends Train {}",
  "@commandComponent({ environment: environment(null) }) class C { run() {} }",
  "@commandComponent({ environment: 5, resources: [], distribution: null }) class C { run() {} }",
  `@pipeline() class C { @input(() => { ${throws} }) g; build() {} }`,
  'class G { @input("string") a; @input(() => G) g; } @pipeline() class C { @input(G) g; build() {} }',
  `@pipeline() class C { get build() { ${throws} } }`,
  "@pipeline() class C { constructor() { step(Train, {}); } build() {} }",
  '@pipeline() class C { @input("string", { default: "a" }) text; constructor() { Object.freeze(this); } build() {} }',
];

function source({
  build = "step(Train, { data: this.data })",
  args = ', { data: uriFolder("./"), hyper: { name: "x" } }',
  declare = "",
}): string {
  return `${train}${declare}\n@pipeline()\nclass P {\n  @input("uri_folder") data;\n  @input(Hyper) hyper;\n  build() {\n    ${build};\n  }\n}\nexport default job(P${args});\n`;
}

it("is told what is wrong with it, at its own line", async () => {
  const told: string[] = [];
  const tell = async (title: string, text: string): Promise<void> => {
    const printed = await diagnose(text);
    const heads = printed.split("\n").filter((line) => /(?:error|warning) AZML\d+: /.test(line));
    expect(heads.length, title).toBeGreaterThan(0);
    for (const head of heads) expect(head, title).toMatch(/^pipeline\.ts:\d+:\d+ - /);
    told.push([title, ...heads.map((head) => `  ${head.replace(/^pipeline\.ts:\d+:\d+ - /, "")}`)].join("\n"));
  };
  for (const build of bodies) await tell(build, source({ build }));
  for (const args of jobs) await tell(`job(P${args})`, source({ args }));
  for (const declare of declarations) await tell(declare, source({ declare, build: "step(C, {})" }));
  await expect(`${told.join("\n\n")}\n`).toMatchFileSnapshot("careless-javascript.txt");
});
