import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { bundleFailure } from "../../src/bundle/bundle-failure.js";
import { packageFiles } from "../../src/bundle/package-files.js";
import type { CommandComponent } from "../../src/model/command-component.js";
import { bodyText, bundleOf, projectOf, runBundle, shown } from "./support/bundled.js";

/** An installed package: its package.json without name and version, and its files. */
function installed(name: string, manifest: object = {}, files: Readonly<Record<string, string>> = {}): Record<string, string> {
  const folder = `node_modules/${name}`;
  return Object.fromEntries(
    Object.entries({
      "package.json": JSON.stringify({ name, version: "1.2.3", ...manifest }),
      "index.js": "exports.x = 1;\n",
      ...files,
    }).map(([file, text]) => [`${folder}/${file}`, text]),
  );
}

function using(name: string, files: Readonly<Record<string, string>>, above = ""): string {
  return projectOf({ "src/body.ts": bodyText(`import all from "${name}";\n${above}`, "console.log(all.x);"), ...files });
}

const names = async (project: string): Promise<string[]> => (await bundleOf(project)).packages.map(({ name }) => name);

describe("packages that travel", () => {
  it.each([
    ["compiled files", installed("p", {}, { "prebuilds/linux-x64/p.node": "" })],
    ["a file that says how to compile it", installed("p", {}, { "binding.gyp": "{}" })],
    ["a word on how it is compiled", installed("p", { gypfile: true })],
    ["a field of node-pre-gyp", installed("p", { binary: { module_name: "p" } })],
    ["a field of napi-rs", installed("p", { napi: { name: "p" } })],
    ["a finder of compiled code", installed("p", { dependencies: { bindings: "^1" } })],
    ["a package for each platform", installed("p", { optionalDependencies: { "@p/p-linux-x64": "1.2.3", "@p/p-darwin-arm64": "1.2.3" } })],
    [
      "files of its own, by __dirname",
      installed("p", {}, { "index.js": 'exports.x = require("fs").readFileSync(__dirname + "/x.txt", "utf8");', "x.txt": "1" }),
    ],
    [
      "files of its own, by import.meta.url",
      installed(
        "p",
        { type: "module", exports: "./index.js" },
        {
          "index.js":
            'import { readFileSync } from "node:fs";\nexport default { x: readFileSync(new URL("x.txt", import.meta.url), "utf8") };',
          "x.txt": "1",
        },
      ),
    ],
    [
      "a package that does",
      { ...installed("p", {}, { "index.js": 'exports.x = require("inner").x;' }), ...installed("inner", { gypfile: true }) },
    ],
  ])("are those with %s", async (_, files) => {
    const project = using("p", files);
    const bundle = await bundleOf(project);
    expect(shown(bundle, project)).toEqual([]);
    expect(bundle.packages.map(({ name }) => name)).toEqual(["p"]);
  });

  it.each([
    ["JavaScript", installed("p")],
    [
      "JavaScript that only asks whether there is a __dirname",
      installed("p", {}, { "index.js": 'exports.x = typeof __dirname === "string" ? 1 : 2;' }),
    ],
    ["a fast way that is not installed", installed("p", {}, { "index.js": 'try { require("fast") } catch {}\nexports.x = 1;' })],
  ])("are not those with %s", async (_, files) => {
    const bundle = await bundleOf(using("p", files));
    expect(bundle.packages).toEqual([]);
    expect(runBundle(bundle)).toMatchObject({ stdout: "1\n", status: 0 });
  });

  it("are used by the bundle as they are, by their own places", async () => {
    const files = installed(
      "p",
      {},
      { "index.js": 'exports.x = require("fs").readFileSync(__dirname + "/x.txt", "utf8");', "x.txt": "own file" },
    );
    expect(runBundle(await bundleOf(using("p", files)))).toMatchObject({ stdout: "own file\n", status: 0 });
  });

  it("are those that the body uses, not all that its file imports", async () => {
    const files = { ...installed("p", { gypfile: true }), ...installed("q", { gypfile: true }), ...installed("r", { gypfile: true }) };
    expect(await names(using("p", files, 'import q from "q";\nimport "r";\nexport const other = () => q.x;'))).toEqual(["p", "r"]);
  });

  it("are those that it asks the place of", async () => {
    const above =
      'import { createRequire } from "node:module";\nconst require = createRequire(import.meta.url);\nexport const place = () => require.resolve("q/package.json");\nconsole.log(typeof place);';
    expect(await names(using("p", { ...installed("p"), ...installed("q") }, above))).toEqual(["q"]);
  });

  it("cannot be one package in two versions", async () => {
    const project = projectOf({
      ...installed("p", { gypfile: true }),
      "lib/node_modules/p/package.json": '{"name":"p","version":"2.0.0","gypfile":true}',
      "lib/node_modules/p/index.js": "exports.x = 2;",
      "lib/two.ts": 'import p from "p";\nexport const two = p.x;\n',
      "src/body.ts": bodyText('import p from "p";\nimport { two } from "../lib/two.js";', "console.log(p.x, two);"),
    });
    expect(shown(await bundleOf(project), project)).toEqual([
      "AZML810 error the body needs two versions of p, and only one can travel with it",
    ]);
  });

  it("are not single compiled files of the user's", async () => {
    const project = projectOf({ "src/own.node": "", "src/body.ts": bodyText('import own from "./own.node";', "console.log(own);") });
    const failure: unknown = await bundleOf(project).catch((error: unknown) => error);
    const component = { name: "body" } as CommandComponent;
    expect(bundleFailure(failure, component)).toMatchObject([
      { code: "AZML802", message: "the body of body imports compiled code that is no part of a package: own.node" },
    ]);
  });
});

const lock = {
  "": { dependencies: { p: "^1" } },
  "node_modules/p": {
    version: "1.2.3",
    integrity: "sha512-p",
    dev: true,
    hasInstallScript: true,
    dependencies: { inner: "^1" },
    optionalDependencies: { "p-linux-x64": "1.2.3", "p-win32-x64": "1.2.3", "p-sunos-x64": "1.2.3" },
  },
  "node_modules/inner": { version: "1.2.3", integrity: "sha512-inner", dependencies: { deep: "^2" } },
  "node_modules/inner/node_modules/deep": { version: "2.0.0", integrity: "sha512-deep2" },
  "node_modules/deep": { version: "1.0.0", integrity: "sha512-deep1" },
  "node_modules/p-linux-x64": { version: "1.2.3", integrity: "sha512-linux", optional: true, os: ["linux"], cpu: ["x64"] },
  "node_modules/p-win32-x64": { version: "1.2.3", integrity: "sha512-win32", optional: true, os: ["win32"], cpu: ["x64"] },
  "node_modules/other": { version: "1.2.3" },
};

/** A project with p and inner, and this lockfile. */
function locked(packages: object | undefined, others: Readonly<Record<string, string>> = {}): string {
  const text = packages && JSON.stringify({ lockfileVersion: 3, packages });
  return projectOf({
    ...installed("p", { dependencies: { inner: "^1" } }),
    ...installed("inner"),
    ...(text !== undefined && { "package-lock.json": text }),
    ...others,
  });
}

function filesOf(project: string, leaves = true) {
  const found = { name: "p", folder: join(project, "node_modules/p") };
  return packageFiles([found], { component: "body", folder: project, leaves });
}

describe("what has the packages of a body installed", () => {
  it("is the part of the project's lockfile that they need, for all platforms", () => {
    const { files, problems } = filesOf(locked(lock));
    expect(problems).toEqual([]);
    expect(JSON.parse(files.get("package.json") ?? "")).toEqual({
      name: "body",
      private: true,
      dependencies: { p: "1.2.3" },
      allowScripts: { "p@1.2.3": true },
    });
    const { dev: _, ...p } = lock["node_modules/p"];
    expect(JSON.parse(files.get("package-lock.json") ?? "")).toEqual({
      name: "body",
      lockfileVersion: 3,
      requires: true,
      packages: {
        "": { name: "body", dependencies: { p: "1.2.3" } },
        "node_modules/inner": lock["node_modules/inner"],
        "node_modules/inner/node_modules/deep": lock["node_modules/inner/node_modules/deep"],
        // npm ci asks for whatever is named, and no lockfile of a project has what is not published.
        "node_modules/p": { ...p, optionalDependencies: { "p-linux-x64": "1.2.3", "p-win32-x64": "1.2.3" } },
        "node_modules/p-linux-x64": lock["node_modules/p-linux-x64"],
        "node_modules/p-win32-x64": lock["node_modules/p-win32-x64"],
      },
    });
  });

  it("is the same bytes in another folder, and other bytes for another version of what they depend on", () => {
    const text = (packages: object): string => [...filesOf(locked(packages)).files.values()].join("");
    expect(text(lock)).toBe(text(lock));
    const deep = { version: "2.0.1", integrity: "sha512-deep3" };
    expect(text({ ...lock, "node_modules/inner/node_modules/deep": deep })).not.toBe(text(lock));
  });

  it("does not run scripts that the project forbids", () => {
    const manifest = { "package.json": '{"type":"module","allowScripts":{"p":false}}' };
    expect(JSON.parse(filesOf(locked(lock, manifest)).files.get("package.json") ?? "")).toMatchObject({ allowScripts: { p: false } });
  });

  it.each<[string, object | undefined, Readonly<Record<string, string>>]>([
    ["p travels with the body of body, and cannot be installed elsewhere: there is no package-lock.json", undefined, {}],
    [
      "p travels with the body of body, and cannot be installed elsewhere: there is pnpm-lock.yaml and no package-lock.json",
      undefined,
      { "pnpm-lock.yaml": "" },
    ],
    [
      "p travels with the body of body, and cannot be installed elsewhere: package-lock.json was written by npm 6 or older",
      undefined,
      { "package-lock.json": "{}" },
    ],
    ["package-lock.json does not have p", { "": {} }, {}],
    ["package-lock.json has p 1.2.2, and 1.2.3 is installed", { ...lock, "node_modules/p": { version: "1.2.2" } }, {}],
    ["package-lock.json has inner 1.2.2, and 1.2.3 is installed", { ...lock, "node_modules/inner": { version: "1.2.2" } }, {}],
    [
      "package-lock.json has p as a link to a folder, which does not travel",
      { ...lock, "node_modules/p": { version: "1.2.3", link: true } },
      {},
    ],
    [
      "package-lock.json does not have p-linux-x64, which p may need on Azure ML",
      Object.fromEntries(Object.entries(lock).filter(([place]) => !place.includes("p-linux"))),
      {},
    ],
  ])("is an error for Azure ML, and a warning here, when %s", (message, packages, others) => {
    const project = locked(packages, others);
    expect(filesOf(project).problems).toMatchObject([{ code: "AZML812", severity: "error", message }]);
    expect(filesOf(project, false).problems).toMatchObject([{ code: "AZML812", severity: "warning", message }]);
    expect(JSON.parse(filesOf(project, false).files.get("package.json") ?? "")).toMatchObject({ installed: ["inner@1.2.3", "p@1.2.3"] });
  });

  it("finds packages of a member of a workspace in the lockfile above it", () => {
    const project = locked({
      "": {},
      "packages/app": {},
      "packages/app/node_modules/p": { version: "1.2.3", dependencies: { inner: "^1" } },
      "node_modules/inner": { version: "1.2.3" },
    });
    const found = { name: "p", folder: join(project, "node_modules/p") };
    const { files, problems } = packageFiles([found], { component: "body", folder: join(project, "packages/app"), leaves: true });
    expect(problems).toEqual([]);
    expect(Object.keys((JSON.parse(files.get("package-lock.json") ?? "{}") as { packages: object }).packages)).toEqual([
      "",
      "node_modules/inner",
      "node_modules/p",
    ]);
  });
});
