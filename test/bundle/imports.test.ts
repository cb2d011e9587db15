import { describe, expect, it } from "vitest";
import { bodyText, bundleOf, projectOf, runBundle, shown } from "./support/bundled.js";

const optional = {
  "node_modules/optional/package.json": '{"name":"optional","version":"1.0.0"}',
  "node_modules/optional/index.js":
    'try { exports.fast = require("bufferutil"); } catch { exports.fast = "slow"; }\nexports.sql = (name) => { if (name === "pg") return require("pg-driver"); };\n',
};

const notKept = "so it does not travel, and a result of the body is not used again";
const made = 'import { createRequire } from "node:module";\n';

describe("what a body imports", () => {
  it("is found by the paths and the JSX of tsconfig.json, also in one that it extends", async () => {
    const folder = projectOf({
      "base.json": '{"compilerOptions":{"baseUrl":".","paths":{"@lib/*":["lib/*"]},"jsx":"react","jsxFactory":"h"}}',
      "tsconfig.json": '{"extends":"./base.json"}',
      "lib/two.ts": "export const two: number = 2;\n",
      "src/view.tsx": "const h = (tag: string) => `<${tag}>`;\nexport const view = () => <b />;\n",
      "src/body.ts": bodyText(
        'import { two } from "@lib/two";\nimport { view } from "./view.js";\nimport { three } from "lib/three.js";',
        "console.log(two, three, view());",
      ),
      "lib/three.ts": "export const three = 3;\n",
    });
    const bundle = await bundleOf(folder);
    expect(shown(bundle, folder)).toEqual([]);
    expect(runBundle(bundle)).toMatchObject({ stdout: "2 3 <b>\n", status: 0 });
  });

  it.each([
    ["a package that is not there", 'import x from "not-there";', "console.log(x);", 'src/body.ts:1:15 the import "not-there"'],
    ["a path that leads nowhere", 'import { x } from "@lib/gone";', "console.log(x);", 'src/body.ts:1:19 the import "@lib/gone"'],
    ["one for what it does", 'import "not-there/register";', "", 'src/body.ts:1:8 the import "not-there/register"'],
    ["one by a dynamic import", "", 'await import("not-there");', 'src/body.ts:5:18 the import "not-there"'],
    ["one that is exported again", 'import { x } from "./again.js";', "console.log(x);", 'src/again.ts:1:19 the import "not-there"'],
    [
      "one by require",
      'import { createRequire } from "node:module";\nconst require = createRequire(import.meta.url);',
      'console.log(require("not-there"));',
      'src/body.ts:6:25 the import "not-there"',
    ],
  ])("is an error where it stands: %s", async (_, head, run, expected) => {
    const folder = projectOf({ "src/again.ts": 'export { x } from "not-there";', "src/body.ts": bodyText(head, run) });
    const [first, ...others] = shown(await bundleOf(folder), folder);
    expect(first).toBe(`AZML805 error ${expected} leads to nothing that can travel with the body`);
    expect(others).toEqual([]);
  });

  it("is an error at the user's import when a package needs what is not there", async () => {
    const folder = projectOf({
      "node_modules/half/package.json": '{"name":"half","version":"1.0.0"}',
      "node_modules/half/index.js": 'exports.whole = require("other-half");\n',
      "src/body.ts": bodyText('import half from "half";', "console.log(half);"),
    });
    expect(shown(await bundleOf(folder), folder)).toEqual([
      'AZML805 error src/body.ts:1:18 the import "other-half" of the package half leads to nothing that can travel with the body',
    ]);
  });

  it("may lead nowhere where the program gets along without", async () => {
    const folder = projectOf({
      ...optional,
      "src/body.ts": bodyText(
        'import optional from "optional";\nexport const unused = () => import("never-used");',
        'const own = await import("not-there").catch(() => "none");\n    let tried = "tried";\n    try { await import("not-there"); } catch { tried = "caught"; }\n    console.log(optional.fast, own, tried);',
      ),
    });
    const bundle = await bundleOf(folder);
    expect(shown(bundle, folder)).toEqual([]);
    expect(runBundle(bundle)).toMatchObject({ stdout: "slow none caught\n", status: 0 });
  });

  it.each([
    [
      "AZML809 error src/body.ts:5:18 what is imported here, ./plugins/…, is known only when the body runs, and so it does not travel",
      "await import(`./plugins/${this.mode}.js`);",
    ],
    [
      "AZML809 error src/body.ts:5:18 what is imported here, lodash/…, is known only when the body runs, and so it does not travel",
      'await import("lodash/" + this.mode);',
    ],
    [
      "AZML809 warning src/body.ts:5:18 what is imported here is known only when the body runs, so it does not travel, and a result of the body is not used again",
      "await import(this.mode);",
    ],
  ])("%s", async (expected, run) => {
    const folder = projectOf({ "src/body.ts": bodyText("", run) });
    expect(shown(await bundleOf(folder), folder)).toEqual([expected]);
  });

  it("keeps the effects of the user's modules, whatever their folders are called", async () => {
    const folder = projectOf({
      "azml/execute/setup.ts": 'globalThis.ready = "ready";\ndeclare global { var ready: string }\n',
      "azml/execute/body.ts": bodyText('import "./setup.js";', "console.log(globalThis.ready);"),
    });
    expect(runBundle(await bundleOf(folder, "azml/execute/body.ts"))).toMatchObject({ stdout: "ready\n", status: 0 });
  });

  it("is part of the bundle when a module makes a require of its own", async () => {
    const folder = projectOf({
      "src/data.json": '{"k":7}',
      "src/body.ts": bodyText(
        'import { createRequire } from "node:module";\nconst load = createRequire(import.meta.url);\nconst data = load("./data.json");',
        'console.log(data.k, load("node:path").posix.join("a", "b"));',
      ),
    });
    const bundle = await bundleOf(folder);
    expect(shown(bundle, folder)).toEqual([]);
    expect(runBundle(bundle)).toMatchObject({ stdout: "7 a/b\n", status: 0 });
  });

  it.each([
    ["const load = createRequire(import.meta.url);", 'load("./data.json")'],
    ["const require = createRequire(import.meta.url);", 'require("./data.json")'],
    ["const own = module.createRequire(import.meta.filename);", 'own("./data.json")'],
    ["", 'createRequire(import.meta.url)("./data.json")'],
    ["", 'module.createRequire(__filename)("./data.json")'],
  ])("is part of the bundle however the require is made: %s %s", async (head, load) => {
    const folder = projectOf({
      "src/data.json": '{"k":7}',
      "src/body.ts": bodyText(
        `import module, { createRequire } from "node:module";\n${head}`,
        `console.log(${load}.k, typeof createRequire, typeof module);`,
      ),
    });
    const bundle = await bundleOf(folder);
    expect(shown(bundle, folder)).toEqual([]);
    expect(runBundle(bundle).stdout).toMatch(/^7 /);
  });

  it.each([
    ["createRequire(import.meta.url)(process.argv[2])", `what is imported here is known only when the body runs, ${notKept}`],
    ["load(process.argv[2])", `what is imported here is known only when the body runs, ${notKept}`],
    ['createRequire("/app/package.json")("q")', `what is loaded here is looked for from another place than this file, ${notKept}`],
    ["far(process.argv[2])", `what is loaded here is looked for from another place than this file, ${notKept}`],
  ])("is told of when nobody knows what a require loads: %s", async (load, message) => {
    const head =
      'import { createRequire } from "node:module";\nconst load = createRequire(import.meta.url);\nconst far = createRequire(`${process.cwd()}/`);';
    const folder = projectOf({ "src/body.ts": bodyText(head, `console.log(${load}, typeof load, typeof far);`) });
    expect(shown(await bundleOf(folder), folder).map((line) => line.replace(/src\S+ /, ""))).toEqual([`AZML809 warning ${message}`]);
  });
});

describe("what nobody knows before a body runs", () => {
  it.each([
    ["by another name", 'import { createRequire as make } from "node:module";', 'make("/app/")("q");', "5:5"],
    [
      "taken out of the module later",
      "",
      'const { createRequire: make } = await import("node:module");\n    make(process.cwd() + "/")("q");',
      "6:5",
    ],
    ["by the name as a text", "", 'process.getBuiltinModule("node:module")["createRequire"]("/app/")("q");', "5:5"],
    ["kept in a field", `${made}class Far {\n  load = createRequire("/app/");\n}`, 'new Far().load("q");', "3:10"],
    ["assigned later", `${made}let load: NodeJS.Require;`, 'load = createRequire(import.meta.url);\n    load("q");', "6:12"],
    ["handed on", `${made}const load = createRequire(import.meta.url);`, '[load].map((one) => one("q"));', "6:6"],
    ["exported", `${made}export const load = createRequire("/app/");`, "", "2:21"],
    ["as a value", `${made}const make = createRequire;`, 'make("/app/")("q");', "2:14"],
    ["compiled code", "", 'process.dlopen({ exports: {} }, "/app/q.node");', "5:5"],
    ["by a part of Node's", 'import module from "node:module";', '(module as any)._load("/app/q.js");', "5:5"],
    ["a file by its address", "", 'await import("file:///app/q.mjs").catch(() => {});', "5:18"],
  ])("is told with its place: %s", async (_, head, run, at) => {
    const folder = projectOf({ "src/body.ts": bodyText(head, run) });
    const { problems, openLoads } = await bundleOf(folder);
    expect(problems.map(({ code, severity }) => `${code} ${severity}`)).toEqual(["AZML809 warning"]);
    expect(openLoads).toEqual([`src/body.ts:${at}`]);
  });

  it.each([
    [
      "what a type says",
      'import type { createRequire } from "node:module";\nlet load: ReturnType<typeof createRequire> | undefined;',
      "void load;",
    ],
    [
      "a require that is only asked for places",
      `${made}const load = createRequire("/app/");`,
      "console.log(load.resolve.name, typeof load);",
    ],
    ["a field of that name", "const own = { createRequire: 1, load: 2 };", "console.log(Object.keys(own), own.load);"],
    [
      "a require that a function is given",
      "const run = (f: (require: (name: string) => void) => void) => f(() => {});",
      "run((require) => require(this.mode));",
    ],
  ])("is not %s", async (_, head, run) => {
    const folder = projectOf({ "src/body.ts": bodyText(head, run) });
    const { problems, openLoads } = await bundleOf(folder);
    expect([problems, openLoads]).toEqual([[], []]);
  });

  it("may be in a package: told once, at the import of it", async () => {
    const folder = projectOf({
      "node_modules/loader/package.json": '{"name":"loader","version":"1.0.0"}',
      "node_modules/loader/index.js": 'exports.load = (name) => require(name);\nexports.known = require("./known.js");\n',
      "node_modules/loader/known.js": "module.exports = (name) => import(name);\n",
      "src/body.ts": bodyText('import loader from "loader";', "console.log(typeof loader.load);"),
    });
    const bundle = await bundleOf(folder);
    const message = "the package loader loads what is known only when it runs, so a result of the body is not used again";
    expect(shown(bundle, folder)).toEqual([`AZML809 warning src/body.ts:1:20 ${message}`]);
    expect(bundle.openLoads).toEqual(["src/body.ts:1:20"]);
  });

  it("is not what a package asks for by texts of its own", async () => {
    const folder = projectOf({
      "node_modules/locales/package.json": '{"name":"locales","version":"1.0.0"}',
      "node_modules/locales/index.js": 'exports.load = (name) => require("./locale/" + name);\nexports.path = require("node:path");\n',
      "src/body.ts": bodyText('import locales from "locales";', "console.log(typeof locales.load);"),
    });
    const { problems, openLoads } = await bundleOf(folder);
    expect([problems, openLoads]).toEqual([[], []]);
  });
});

describe("a tsconfig.json", () => {
  it.each([
    ["that leaves decorators off", '{"compilerOptions":{"experimentalDecorators":false,"target":"es5"}}'],
    ["that leaves JSX as it is", '{"compilerOptions":{"jsx":"preserve"}}'],
    ["that wants imports as they are", '{"compilerOptions":{"verbatimModuleSyntax":true,"isolatedModules":true}}'],
    ["that names other files", '{"files":["other.ts"]}'],
  ])("%s is no hindrance", async (_, tsconfig) => {
    const folder = projectOf({
      "tsconfig.json": tsconfig,
      "src/decorate.ts":
        "export const decorate = (): PropertyDecorator => (target, key) => console.log(target.constructor.name, String(key));\n",
      "src/body.ts": bodyText(
        'import { decorate } from "./decorate.js";\nclass Other {\n  @decorate() field = 1;\n}',
        "console.log(new Other().field);",
      ),
    });
    const bundle = await bundleOf(folder);
    expect(shown(bundle, folder)).toEqual([]);
    expect(runBundle(bundle)).toMatchObject({ stdout: "Other field\n1\n", status: 0 });
  });

  it("of a package counts for nothing", async () => {
    const folder = projectOf({
      "node_modules/p/package.json": '{"name":"p","version":"1.0.0"}',
      "node_modules/p/tsconfig.json": '{"extends":"./not-published.json","compilerOptions":{"paths":{"inner":["./gone.js"]}}}',
      "node_modules/p/index.js": 'exports.x = require("inner").x;\n',
      "node_modules/inner/package.json": '{"name":"inner","version":"1.0.0"}',
      "node_modules/inner/index.js": "exports.x = 1;\n",
      "src/body.ts": bodyText('import p from "p";', "console.log(p.x);"),
    });
    const bundle = await bundleOf(folder);
    expect(shown(bundle, folder)).toEqual([]);
    expect(runBundle(bundle)).toMatchObject({ stdout: "1\n", status: 0 });
  });
});
