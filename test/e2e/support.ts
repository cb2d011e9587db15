import { mkdirSync, mkdtempSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { execa, type Options } from "execa";

export const repository = fileURLToPath(new URL("../..", import.meta.url));
const bin = join(repository, "dist/cli/main.js");

/** A project of a user's in a new folder, with azml installed as a link. Its path has a space and Japanese in it. */
export function project(files: Readonly<Record<string, string>>): string {
  const folder = join(mkdtempSync(join(tmpdir(), "azml e2e ")), "プロジェクト");
  mkdirSync(join(folder, "node_modules"), { recursive: true });
  symlinkSync(repository, join(folder, "node_modules/azml"));
  for (const [name, text] of Object.entries({ "package.json": '{"type":"module"}', ...files })) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  return folder;
}

/** The built command line, as a child process. Never throws: tests look at the exit code. */
export function azml(cwd: string, args: readonly string[], options: Options = {}) {
  return execa(process.execPath, [bin, ...args], {
    cwd,
    reject: false,
    stripFinalNewline: false,
    ...options,
    env: { CI: "true", NO_COLOR: "1", ...options.env },
  });
}

/** Output with what differs from run to run blanked: job names, times, the project's folder. */
export function plain(text: unknown, folder: string): string {
  return String(text)
    .replaceAll(folder, "<project>")
    .replace(/\b[a-z]+_[a-z]+_[a-z0-9]{10}\b/g, "<job>")
    .replace(/\b\d+(\.\d+)?m?s\b/g, "<time>")
    .replace(/ +$/gm, "");
}

const countComponent = `
import { readdir, writeFile } from "node:fs/promises";
import { commandComponent, context, type Default, input, output, type Output, type UriFolder } from "azml";

@commandComponent()
export class Count {
  @input("uri_folder") data!: UriFolder;
  @input("integer", { min: 0 }) extra: Default<number> = 1;
  @input("string", { optional: true }) note?: string;
  @output("uri_folder") result!: Output<UriFolder>;

  @output("integer")
  async run(): Promise<number> {
    if (this.note === "throw") throw new TypeError("told to throw");
    if (this.note === "exit") process.exit(3);
    if (this.note === "wait") {
      console.log("waiting");
      await new Promise((resolve) => setTimeout(resolve, 600_000));
    }
    const count = (await readdir(this.data)).length + this.extra;
    await writeFile(this.result + "/count 数.txt", String(count));
    context.logMetric("count", count);
    console.log("counted", count, this.note);
    return count;
  }
}
`;

const countPipeline = `
import { type Binding, input, job, pipeline, step, uriFolder } from "azml";
import { Count } from "./count.js";

@pipeline()
export class Counting {
  @input("uri_folder") data!: Binding<"uri_folder">;
  @input("string", { optional: true }) note?: Binding<"string">;
  build() {
    const first = step(Count, { data: this.data, note: this.note });
    const second = step(Count, { data: first.outputs.result, extra: first.outputs.output });
    return { total: second.outputs.result };
  }
}
export default job(Counting, { data: uriFolder("./my data") });
`;

/** Two steps, the second on the first's folder and returned number. */
export function countingProject(files: Readonly<Record<string, string>> = {}): string {
  return project({ "count.ts": countComponent, "pipeline.ts": countPipeline, "my data/a.csv": "1", ...files });
}
