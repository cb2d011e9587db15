import { cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { beforeAll, describe, expect, it } from "vitest";
import {
  byMistake,
  cacheFolder,
  casesFolder,
  compileCases,
  type CompileError,
  type Compiler,
  compilers,
  type Mistake,
  mistakes,
  names,
  runCompiler,
  writeDeclarations,
} from "./compile-cases.js";

const all = mistakes();
const samplesFolder = fileURLToPath(new URL("../../samples", import.meta.url));
const versions = Object.keys(compilers) as Compiler[];

/** Every mistake has one error of at most five lines that names what is wrong, and nothing else has any. */
function expectRefused(errors: readonly CompileError[]): void {
  const groups = byMistake(errors, all);
  const title = ({ file, line, what }: Mistake): string => `${file}:${line} ${what}`;
  expect(groups.get(undefined) ?? [], "errors in what is right").toEqual([]);
  const counts = (n: (found: number) => boolean): string[] => all.filter((mistake) => n(groups.get(mistake)?.length ?? 0)).map(title);
  expect(
    counts((found) => found === 0),
    "mistakes without an error",
  ).toEqual([]);
  expect(
    counts((found) => found > 1),
    "mistakes with several errors",
  ).toEqual([]);
  const each = all.map((mistake) => ({ mistake, error: groups.get(mistake)?.[0] as CompileError }));
  expect(
    each.filter(({ error }) => error.lines.length > 5).map(({ mistake }) => title(mistake)),
    "messages that are too long",
  ).toEqual([]);
  const silent = each.flatMap(({ mistake, error }) =>
    mistake.subjects.filter((subject) => !names(error, subject)).map((subject) => `${subject}: ${title(mistake)}`),
  );
  expect(silent, "messages that do not name what is wrong").toEqual([]);
}

beforeAll(() => writeDeclarations());

describe("types", () => {
  it("are tried with many mistakes of many classes", () => {
    expect(all.length).toBeGreaterThan(360);
    expect(new Set(all.map(({ file }) => file)).size).toBeGreaterThanOrEqual(30);
  });

  const standard = ["--experimentalDecorators", "false", "--emitDecoratorMetadata", "false"];
  it.each(versions)("refuse every mistake and nothing else under TypeScript %s", (version) => {
    expectRefused(compileCases(version));
  });
  it.each(["5.9", "7"] as const)("do so with standard decorators under TypeScript %s", (version) => {
    expectRefused(compileCases(version, standard));
  });

  it("do so without exact optional properties and without decorator metadata", () => {
    expectRefused(
      compileCases("7", [
        "--exactOptionalPropertyTypes",
        "false",
        "--emitDecoratorMetadata",
        "false",
        "--noUncheckedIndexedAccess",
        "false",
      ]),
    );
  });

  it("accept what is right without strict checks, too", () => {
    const loose = ["--strict", "false", "--exactOptionalPropertyTypes", "false", "--noUncheckedIndexedAccess", "false"];
    expect(byMistake(compileCases("7", loose), all).get(undefined)).toBeUndefined();
  });

  it("say so in these words", async () => {
    const groups = byMistake(compileCases("7"), all);
    const text = all.map((mistake) => {
      const [error] = groups.get(mistake) ?? [];
      return [`${mistake.file}: ${mistake.subjects.join(", ")}: ${mistake.what}`, `  ${error?.code}: ${error?.lines.join("\n  ")}`].join(
        "\n",
      );
    });
    await expect(`${text.join("\n\n")}\n`).toMatchFileSnapshot("messages.txt");
  });
});

describe("the samples", () => {
  const samples = readdirSync(samplesFolder);

  it.each(versions.flatMap((version) => [true, false].map((experimental) => ({ version, experimental }))))(
    "have the right types under TypeScript $version, experimentalDecorators: $experimental",
    ({ version, experimental }) => {
      const folder = path.join(cacheFolder, `samples-${version}-${experimental}`);
      mkdirSync(folder, { recursive: true });
      const compilerOptions = {
        experimentalDecorators: experimental,
        paths: { azml: ["../azml/index.d.ts"] },
        types: ["node"],
        typeRoots: ["../../../node_modules/@types"],
      };
      const include = samples.map((sample) => path.relative(folder, path.join(samplesFolder, sample, "**", "*.ts")));
      const config = {
        extends: path.relative(folder, path.join(samplesFolder, samples[0] ?? "", "tsconfig.json")),
        compilerOptions,
        include,
      };
      writeFileSync(path.join(folder, "tsconfig.json"), JSON.stringify(config));
      const { output, status } = runCompiler(version, ["-p", folder, "--pretty", "false"]);
      expect(output).toBe("");
      expect(status).toBe(0);
    },
  );
});

describe("a project that has azml installed and is a library itself", () => {
  it.each(versions)("gets declarations that name nothing it could not import, from TypeScript %s", (version) => {
    const folder = path.join(cacheFolder, `library-${version}`);
    const installed = path.join(folder, "node_modules", "azml");
    cpSync(path.join(cacheFolder, "azml"), path.join(installed, "dist"), { recursive: true });
    writeFileSync(
      path.join(installed, "package.json"),
      JSON.stringify({ name: "azml", type: "module", exports: { ".": { types: "./dist/index.d.ts" } } }),
    );
    writeFileSync(path.join(folder, "package.json"), JSON.stringify({ type: "module" }));
    for (const name of ["components.ts", "defined.ts", "accepted"])
      cpSync(path.join(casesFolder, name), path.join(folder, "src", name), { recursive: true });
    const compilerOptions = { noEmit: false, declaration: true, emitDeclarationOnly: true, outDir: "dist", rootDir: "src", paths: {} };
    writeFileSync(
      path.join(folder, "tsconfig.json"),
      JSON.stringify({ extends: path.relative(folder, path.join(casesFolder, "tsconfig.json")), compilerOptions, include: ["src"] }),
    );
    const { output } = runCompiler(version, ["-p", folder, "--pretty", "false"]);
    expect(output).toBe("");
    expect(readFileSync(path.join(folder, "dist", "accepted", "exported.d.ts"), "utf8")).toContain('import("azml").Outputs<Prepare>');
  });
});

describe("a pipeline of 500 steps in a row", () => {
  const folder = path.join(cacheFolder, "rows");

  /** A project with a pipeline of so many steps, each with the output of the one before. */
  function writeRow(count: number): string {
    const project = path.join(folder, String(count));
    mkdirSync(project, { recursive: true });
    const steps = Array.from({ length: count }, (_, index) => {
      const data = index === 0 ? "this.data" : `s${index - 1}.outputs.model`;
      return `    const s${index} = step(Train, { trainingData: ${data}, learningRate: 0.1, epochs: ${index} }, { name: "s${index}" });`;
    });
    const source = `import { type Binding, input, job, pipeline, step, uriFolder } from "azml";
import { Train } from ${JSON.stringify(path.relative(project, path.join(casesFolder, "components.js")))};

@pipeline()
export class Row {
  @input("uri_folder") data!: Binding<"uri_folder">;
  build() {
${steps.join("\n")}
    return { model: s${count - 1}.outputs.model };
  }
}
export default job(Row, { data: uriFolder("./data") });
`;
    writeFileSync(path.join(project, "row.ts"), source);
    const compilerOptions = { paths: { azml: ["../../azml/index.d.ts"] } };
    const config = {
      extends: path.relative(project, path.join(casesFolder, "tsconfig.json")),
      compilerOptions,
      include: [],
      files: ["row.ts"],
    };
    writeFileSync(path.join(project, "tsconfig.json"), JSON.stringify(config));
    return project;
  }

  function instantiations(version: Compiler, count: number): number {
    const { status, output } = runCompiler(version, ["-p", writeRow(count), "--extendedDiagnostics", "--pretty", "false"]);
    expect(status, output).toBe(0);
    return Number(/Instantiations:\s+(\d+)/.exec(output)?.[1]);
  }

  it.each(versions)("is within the stack of TypeScript %s, and within a budget of instantiations", (version) => {
    const found = instantiations(version, 500);
    expect(found).toBeGreaterThan(0);
    expect(found).toBeLessThan(20_000);
  });

  it("costs no instantiation for a step more", () => {
    expect(instantiations("7", 500)).toBe(instantiations("7", 50));
  });
});
