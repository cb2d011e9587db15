import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";

const repository = fileURLToPath(new URL("../..", import.meta.url));

describe("the public surface", () => {
  it("exports these names", () => {
    expect(readFileSync(`${repository}/dist/index.d.ts`, "utf8")).toMatchSnapshot();
  });

  it("exports these names to programs", () => {
    const files = ["index", "registered-workspace", "workspace-jobs", "workspace-schedules"];
    const texts = files.map((file) => readFileSync(`${repository}/dist/connect/${file}.d.ts`, "utf8"));
    expect(texts.join("")).toMatchSnapshot();
  });

  it("loads neither SQLite nor Azure's libraries before a workspace is opened", () => {
    const { stdout, loaded } = loadedBy('process.stdout.write(JSON.stringify(Object.keys(await import("azml/workspace"))))');
    expect(JSON.parse(stdout)).toEqual(["azureWorkspace", "localWorkspace"]);
    expect(loaded.filter((name) => /libsql|@azure/.test(name))).toEqual([]);
  });

  it("loads none of what an author does not need", () => {
    const script = 'await import("azml"); process.stdout.write(JSON.stringify(Object.keys(await import("azml"))))';
    const { stdout, loaded } = loadedBy(script);
    expect(JSON.parse(stdout)).toMatchSnapshot();
    expect(loaded).toEqual(["change-case", "reflect-metadata"].filter((name) => loaded.includes(name)));
  });
});

/** What a script prints, and the packages that it loads. */
function loadedBy(script: string): { stdout: string; loaded: string[] } {
  const output = execFileSync(process.execPath, ["--input-type=module", "-e", script], {
    cwd: repository,
    encoding: "utf8",
    env: { ...process.env, NODE_DEBUG: "esm,module" },
    maxBuffer: 1e8,
    stdio: ["ignore", "pipe", "pipe"],
  });
  const trace = execFileSync(
    "sh",
    ["-c", `NODE_DEBUG=esm,module "${process.execPath}" --input-type=module -e '${script}' 2>&1 >/dev/null`],
    { cwd: repository, encoding: "utf8", maxBuffer: 1e8 },
  );
  const loaded = [...trace.matchAll(/node_modules\/((?:@[^/]+\/)?[^/'"]+)\/[^'"\s]*\.[cm]?js/g)].map(([, name]) => name ?? "");
  return { stdout: output, loaded: [...new Set(loaded)].sort() };
}
