import { execFileSync } from "node:child_process";
import { cpSync, existsSync, lstatSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { execa } from "execa";
import { describe, expect, it } from "vitest";
import { azml, plain, project, repository } from "./support.js";

/** A project of one step, `body`, whose `run()` takes the text `mode`. */
function bodyProject(head: string, run: string, options = "", files: Readonly<Record<string, string>> = {}): string {
  return project({
    "pipeline.ts": `
import { type Binding, input, job, pipeline, step } from "azml";
import { Body } from "./src/body.js";
@pipeline()
class P {
  @input("string") mode!: Binding<"string">;
  build() {
    step(Body, { mode: this.mode });
    return {};
  }
}
export default job(P, { mode: "none" });
`,
    "src/body.ts": `
import { commandComponent, context, input, output, type Output, type UriFile, type UriFolder } from "azml";
${head}
@commandComponent(${options})
export class Body {
  @input("string") mode!: string;
  @output("uri_folder") folder!: Output<UriFolder>;
  @output("uri_file") file!: Output<UriFile>;
  async run(): Promise<void> {
    console.log("mode", this.mode);
    writeFileSync(this.folder + "/a.txt", "a");
    writeFileSync(this.file, "b");
    ${run}
  }
}
import { writeFileSync } from "node:fs";
`,
    ...files,
  });
}

function logOf(folder: string): string {
  const [job = ""] = readdirSync(join(folder, ".azml/runs"));
  return readFileSync(join(folder, ".azml/runs", job, "body/user_logs/std_log.txt"), "utf8");
}

describe("a body that fails", () => {
  const folder = bodyProject(
    'import { Worker } from "node:worker_threads";\nconst wait = () => new Promise((resolve) => setTimeout(resolve, 2000));\nfunction fail(): never {\n  throw new RangeError("too far");\n}\nif (process.env["AZML_NODE"] && process.argv.includes("top")) fail();',
    `switch (this.mode) {
      case "throw": fail(); break;
      case "cause": try { fail(); } catch (cause) { throw new Error("outer", { cause }); } break;
      case "timer": setTimeout(fail, 1); return void (await wait());
      case "rejection": void Promise.reject(new Error("nobody waits")); return void (await wait());
      case "text": throw "only a text";
      case "several": throw new AggregateError([new Error("one"), new TypeError("two")], "several");
      case "worker": new Worker(new URL("./worker.ts", import.meta.url)); return void (await wait());
      case "stuck": await new Promise(() => {});
    }`,
    "",
    { "src/worker.ts": 'const x: number = 1;\nthrow new Error("in a worker" + x);\n' },
  );

  it.each(["throw", "top", "cause", "timer", "rejection", "text", "several", "worker", "stuck"])(
    "shows the user's line, on the screen and in the log, and nothing of the bundle: %s",
    async (mode) => {
      const { stdout, exitCode } = await azml(folder, ["run", "pipeline.ts", "-i", `mode=${mode}`, "--name", mode]);
      expect(exitCode).toBe(1);
      const log = readFileSync(join(folder, ".azml/runs", mode, "body/user_logs/std_log.txt"), "utf8");
      expect(log).toMatchSnapshot();
      expect(log.length).toBeLessThan(3000);
      const screen = String(stdout);
      for (const line of log.split("\n")) expect(screen).toContain(line);
      for (const text of [log, screen]) expect(text).not.toMatch(/main\.mjs|module-|__|sourceMapping/);
    },
  );

  it.each(["throw", "timer", "rejection"])("%s in azml's own process fails its node, and azml goes on", async (mode) => {
    const { stdout, stderr, exitCode } = await azml(folder, ["run", "pipeline.ts", "--in-process", "-i", `mode=${mode}`]);
    expect(exitCode).toBe(1);
    expect(stdout).toMatch(mode === "rejection" ? /body \| Error: nobody waits\n/ : /body \| RangeError: too far\n/);
    expect(stdout).toMatch(/body \| +> \d+ \| /);
    expect(`${String(stdout)}${String(stderr)}`).not.toContain("Node.js v");
    expect(stdout).toContain("body: Failed");
  });
});

describe("a body that has ended", () => {
  it("is ended when something keeps its process alive, and what that is is told", async () => {
    const folder = bodyProject('import { createServer } from "node:http";', 'context.logMetric("m", 1);\n    createServer().listen(0);');
    const { stdout, exitCode } = await azml(folder, ["run", "pipeline.ts", "--name", "kept"]);
    expect(exitCode).toBe(0);
    expect(stdout).toContain(
      'warning AZML577: node "body": run() has ended, but its process was kept alive by a server; it was ended 5 seconds later\n',
    );
    expect((await azml(folder, ["job", "show", "kept", "--json"])).stdout).toContain('"m"');
  });

  it("gets the time to print what it has begun", async () => {
    const folder = bodyProject("", 'setTimeout(() => console.log("later"), 300);');
    const { stdout } = await azml(folder, ["run", "pipeline.ts"]);
    expect(stdout).toContain("body | later\n");
    expect(stdout).not.toContain("warning");
  });
});

describe("a node", () => {
  it("does not see the packages of the project, whoever looks for them", async () => {
    const folder = bodyProject(
      'import { execFileSync } from "node:child_process";\nimport { createRequire } from "node:module";\nimport { Worker } from "node:worker_threads";',
      `const name = ["near", "by"].join("");
    const look = async (who: string, how: () => unknown) => console.log(who, await Promise.resolve().then(how).then(() => "sees it", () => "does not"));
    await look("import", () => import(name));
    await look("require", () => createRequire(process.cwd() + "/x.js")(name));
    await look("a process", () => execFileSync(process.execPath, ["-e", "require('nearby')"], { stdio: "pipe" }));
    await look("a module of a process", () => execFileSync(process.execPath, ["--input-type=module", "-e", "await import('nearby')"], { stdio: "pipe" }));
    await look("a worker", () => new Promise((done, fail) => new Worker("require('nearby')", { eval: true }).on("error", fail).on("exit", done)));`,
      "",
      { "node_modules/nearby/package.json": '{"name":"nearby","version":"1.0.0"}', "node_modules/nearby/index.js": "" },
    );
    await azml(folder, ["run", "pipeline.ts"], { env: { NODE_PATH: join(folder, "node_modules") } });
    expect(logOf(folder)).toBe(
      "mode none\nimport does not\nrequire does not\na process does not\na module of a process does not\na worker does not\n",
    );
  });

  it("of a command that runs Node does not either, and its code is kept with the run", async () => {
    const folder = project({
      "node_modules/nearby/package.json": '{"name":"nearby","version":"1.0.0"}',
      "node_modules/nearby/index.js": "",
      "code/look.js":
        'import("nearby").then(() => console.log("sees it"), () => console.log("does not"));\nrequire("fs").writeFileSync("written.txt", "w");\n',
      "code/package.json": "{}",
      "pipeline.yml":
        "type: pipeline\njobs:\n  body: { type: command, command: node look.js, code: ./code, environment: { image: none } }\n",
    });
    await azml(folder, ["run", "pipeline.yml", "--name", "looking"]);
    expect(logOf(folder)).toBe("does not\n");
    const code = join(folder, ".azml/runs/looking/body/code");
    expect(lstatSync(code).isDirectory()).toBe(true);
    expect(readdirSync(code).sort()).toEqual(["logs", "look.js", "outputs", "package.json", "written.txt"]);
  });
});

describe("files that travel with a body", () => {
  it("are found in a run, in this process, and by hand", async () => {
    const folder = bodyProject(
      'import { readFileSync } from "node:fs";\nconst read = (name: string) => readFileSync(new URL(name, import.meta.url), "utf8");',
      'console.log(readFileSync(new URL("./prompts/one.txt", import.meta.url), "utf8"), read("./prompts/" + "two.txt"));',
      '{ assets: ["./prompts/**"] }',
      { "src/prompts/one.txt": "one", "src/prompts/two.txt": "two" },
    );
    expect((await azml(folder, ["run", "pipeline.ts"])).stdout).toContain("body | one two\n");
    expect((await azml(folder, ["run", "pipeline.ts"])).stdout).toContain("the same as in");
    expect((await azml(folder, ["run", "pipeline.ts", "--in-process", "--force-rerun", "body"])).stdout).toContain("body | one two\n");
    // Another file is another result.
    writeFileSync(join(folder, "src/prompts/two.txt"), "zwei");
    expect((await azml(folder, ["run", "pipeline.ts"])).stdout).toContain("body | one zwei\n");
    await azml(folder, ["compile", "pipeline.ts", "-o", "out"]);
    const [hash = ""] = readdirSync(join(folder, "out/bundles"));
    const hand = join(mkdtempSync(join(tmpdir(), "azml hand ")), "elsewhere");
    cpSync(join(folder, "out/bundles", hash, "body"), hand, { recursive: true });
    const args = ["main.mjs", "--mode", "hand", "--folder", "new/folder", "--file", "new/files/b.txt"];
    expect(execFileSync(process.execPath, args, { cwd: hand, encoding: "utf8", env: { PATH: "" } })).toBe("mode hand\none zwei\n");
    expect(readFileSync(join(hand, "new/folder/a.txt"), "utf8") + readFileSync(join(hand, "new/files/b.txt"), "utf8")).toBe("ab");
  });
});

describe("a worker of a body", () => {
  it("runs in a run and in this process", async () => {
    const folder = bodyProject(
      'import { Worker } from "node:worker_threads";',
      'const worker = new Worker(new URL("./worker.ts", import.meta.url));\n    console.log(await new Promise((done) => worker.once("message", done)));',
      "",
      {
        "src/worker.ts":
          'import { parentPort } from "node:worker_threads";\nconst text: string = "from the worker";\nparentPort?.postMessage(text);\n',
      },
    );
    for (const options of [[], ["--in-process", "--force-rerun", "body"]]) {
      expect((await azml(folder, ["run", "pipeline.ts", ...options])).stdout).toContain("body | from the worker\n");
    }
  });
});

describe("packages that travel with a body", () => {
  const files = {
    "node_modules/own-files/package.json": '{"name":"own-files","version":"1.0.0"}',
    "node_modules/own-files/index.js": 'exports.text = require("fs").readFileSync(__dirname + "/own.txt", "utf8");',
    "node_modules/own-files/own.txt": "own text",
    "package-lock.json": '{"lockfileVersion":3,"packages":{"":{},"node_modules/own-files":{"version":"1.0.0","integrity":"sha512-x"}}}',
    "standalone.ts":
      'import { standaloneJob, step } from "azml";\nimport { Body } from "./src/body.js";\nexport default standaloneJob(() => step(Body, { mode: "alone" }, { compute: "cpu" }));\n',
  };

  it("are linked in a run, are part of what a result is known by, and are installed by a command elsewhere", async () => {
    const folder = bodyProject('import own from "own-files";', "console.log(own.text);", "", files);
    expect((await azml(folder, ["run", "pipeline.ts"])).stdout).toContain("body | own text\n");
    expect((await azml(folder, ["run", "pipeline.ts"])).stdout).toContain("the same as in");
    expect((await azml(folder, ["run", "standalone.ts"])).stdout).toContain("own text\n");
    await azml(folder, ["compile", "standalone.ts", "-o", "out"]);
    expect(readFileSync(join(folder, "out/job.yml"), "utf8")).toContain("npm ci --omit=dev && node main.mjs --mode");
    const manifest = join(folder, "node_modules/own-files/package.json");
    writeFileSync(manifest, readFileSync(manifest, "utf8").replace("1.0.0", "1.0.1"));
    const changed = await azml(folder, ["run", "pipeline.ts", "--no-as-azure"]);
    expect(changed.stdout).toContain("body | own text\n");
    expect(plain(changed.stderr, folder)).toMatchSnapshot();
    expect((await azml(folder, ["compile", "pipeline.ts", "-o", "out"])).exitCode).toBe(2);
  });
});

describe("the user's tsconfig.json", () => {
  it("counts when a file is loaded and when its bodies are bundled, also without decorators in it", async () => {
    const folder = bodyProject('import { two } from "@lib/two";', "console.log(two);", "", {
      "tsconfig.json": '{"files":[],"references":[{"path":"./tsconfig.app.json"}]}',
      "tsconfig.app.json":
        '{"compilerOptions":{"paths":{"@lib/*":["./lib/*"]},"module":"nodenext","composite":true},"include":["**/*.ts"]}',
      "lib/two.ts": 'export const two: string = "two";\n',
    });
    const { stdout, stderr } = await azml(folder, ["run", "pipeline.ts", "--no-as-azure"]);
    expect(plain(stderr, folder)).toBe("");
    expect(stdout).toContain("body | two\n");
  });

  it("is told of by validate when it leads nowhere, where the import stands", async () => {
    const folder = bodyProject("", 'await import("@lib/gone");');
    const { stderr, exitCode } = await azml(folder, ["validate", "pipeline.ts"]);
    expect(exitCode).toBe(2);
    expect(plain(stderr, folder)).toMatchSnapshot();
    expect(existsSync(join(folder, ".azml"))).toBe(false);
  });
});

describe("a program that tsc has compiled", () => {
  it.each([[[]], [["--enable-source-maps"]]])("finds its bodies and data beside itself, with the options %j", async (options) => {
    const compilerOptions = {
      module: "nodenext",
      target: "es2022",
      experimentalDecorators: true,
      outDir: "built",
      rootDir: "src",
      sourceMap: true,
    };
    const folder = project({
      "tsconfig.json": JSON.stringify({ compilerOptions: { ...compilerOptions, types: ["node"], skipLibCheck: true }, include: ["src"] }),
      "src/body.ts":
        'import { readdirSync } from "node:fs";\nimport { commandComponent, input, type UriFolder } from "azml";\n@commandComponent()\nexport class Body {\n  @input("uri_folder") data!: UriFolder;\n  run(): void {\n    console.log(readdirSync(this.data).join());\n  }\n}\n',
      "src/main.ts":
        'import { type Binding, input, job, pipeline, step, uriFolder } from "azml";\nimport { localWorkspace } from "azml/workspace";\nimport { Body } from "./body.js";\n@pipeline()\nclass P {\n  @input("uri_folder") data!: Binding<"uri_folder">;\n  build() {\n    step(Body, { data: this.data });\n    return {};\n  }\n}\nconst workspace = await localWorkspace();\nconst run = await workspace.jobs.create(job(P, { data: uriFolder("./data") }));\nconsole.log((await run.wait()).status);\nawait workspace.close();\n',
      "built/data/beside-the-program.txt": "",
    });
    mkdirSync(join(folder, "node_modules/@types"), { recursive: true });
    cpSync(join(repository, "node_modules/@types/node"), join(folder, "node_modules/@types/node"), { recursive: true });
    await execa(join(repository, "node_modules/.bin/tsc"), ["-p", folder], { reject: false });
    const { stdout, stderr } = await execa(process.execPath, [...options, "built/main.js"], { cwd: folder, reject: false });
    expect([stdout, stderr]).toEqual(["Completed", ""]);
    expect(logOf(folder)).toBe("beside-the-program.txt\n");
  });
});
