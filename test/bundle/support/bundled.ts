import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { stripVTControlCharacters } from "node:util";
import type { BodyBundle } from "../../../src/bundle/body-bundle.js";
import { bundleBody } from "../../../src/bundle/bundle-body.js";
import type { BodySpec } from "../../../src/execute/body-spec.js";

/** Files in a new folder, with a package.json unless there is one. */
export function projectOf(files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), "azml project "));
  for (const [name, text] of Object.entries({ "package.json": '{"type":"module"}', ...files })) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  return folder;
}

/** A body whose `run()` holds these statements, with `head` above its class. It may take the text `mode`. */
export function bodyText(head: string, run: string): string {
  return `${head}\nexport class Body {\n  mode = "";\n  async run(): Promise<void> {\n    ${run}\n  }\n}\n`;
}

const spec: BodySpec = {
  component: "body",
  inputs: [{ wire: "mode", property: "mode", kind: "string", optional: true }],
  outputs: [],
};

/** The bundle of the class `Body` of a file, with patterns of assets. */
export function bundleOf(folder: string, file = "src/body.ts", patterns?: readonly string[]): Promise<BodyBundle> {
  const path = join(folder, file);
  const assets = patterns && { patterns, location: { file: path, line: 1, column: 1 } };
  return bundleBody(spec, { file: path, exportName: "Body" }, undefined, { assets });
}

/** Problems in short: code, severity, place and message. */
export function shown({ problems }: Pick<BodyBundle, "problems">, folder: string): string[] {
  return problems.map(({ code, severity, location, message }) => {
    const place = location ? `${location.file.slice(folder.length + 1)}:${location.line}:${location.column} ` : "";
    return `${code} ${severity} ${place}${message.replaceAll(folder, "<project>")}`;
  });
}

export interface Ran {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Puts a bundle into an empty folder, with its packages if they are given, and runs it there. */
export function runBundle({ modules, files, packages }: BodyBundle, args: readonly string[] = []): Ran {
  const folder = mkdtempSync(join(tmpdir(), "azml hand "));
  for (const [name, code] of modules) writeFileSync(join(folder, name), code);
  for (const [name, file] of files) cpSync(file, join(folder, name), { recursive: true });
  for (const one of packages) cpSync(one.folder, join(folder, "node_modules", one.name), { recursive: true });
  const { status, stdout, stderr } = spawnSync(process.execPath, ["main.mjs", ...args], {
    cwd: folder,
    encoding: "utf8",
    env: { PATH: "" },
  });
  return { status, stdout, stderr: stripVTControlCharacters(stderr) };
}
