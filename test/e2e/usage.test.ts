import { statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { azml, plain, repository } from "./support.js";

const cwd = tmpdir();

describe("the command line", () => {
  it.each([
    ["azml --help", ["--help"]],
    ["azml", []],
    ...[
      "run",
      "validate",
      "compile",
      "graph",
      "plan",
      "job",
      "job create",
      "job list",
      "job show",
      "job stream",
      "job cancel",
      "logs",
      "why",
      "resume",
      "studio",
      "schedule",
      "schedule create",
      "schedule preview",
      "schedule start",
      "schedule list",
      "schedule show",
      "schedule enable",
      "schedule disable",
      "schedule delete",
      "explain",
    ].map((command): [string, string[]] => [`azml ${command} --help`, [...command.split(" "), "--help"]]),
  ])("%s", async (_, args) => {
    const { stdout, stderr, exitCode } = await azml(cwd, args);
    expect({ stderr, exitCode }).toEqual({ stderr: "", exitCode: 0 });
    expect(stdout).toMatchSnapshot();
    expect(stdout).toContain("Example");
  });

  it.each([
    ["runn"],
    ["run"],
    ["run x.ts --inptu a=1"],
    ["run x.ts -i a"],
    ["run x.ts -c none"],
    ["job shw"],
    ["job show"],
    ["explain AZML2044"],
    ["validate x.ts --target cloud"],
    ["compile x.ts"],
    ["run x y"],
    ["job create x.yml --web"],
    ["job show -n none"],
  ])("azml %s", async (line) => {
    const { stdout, stderr, exitCode } = await azml(cwd, line.split(" "));
    expect({ stdout, exitCode }).toEqual({ stdout: "", exitCode: 2 });
    expect(plain(stderr, cwd)).toMatchSnapshot();
  });

  it("explains codes, by name or number, and lists them", async () => {
    const [byName, byNumber, all] = await Promise.all([
      azml(cwd, ["explain", "AZML204"]),
      azml(cwd, ["explain", "204"]),
      azml(cwd, ["explain"]),
    ]);
    expect(byName.stdout).toContain("AZML204: Unknown input\n");
    expect(byNumber.stdout).toBe(byName.stdout);
    expect(String(all.stdout).split("\n").length).toBeGreaterThan(40);
  });

  it("can be executed where it was built, as npx does", () => {
    expect(statSync(join(repository, "dist/cli/main.js")).mode & 0o111).toBe(0o111);
  });

  it("prints its version", async () => {
    const { stdout } = await azml(cwd, ["--version"]);
    expect(stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
  });

  it("loads nothing heavy for its help", async () => {
    const { stderr } = await azml(repository, ["--help"], { env: { NODE_DEBUG: "esm" } });
    const loaded = [...String(stderr).matchAll(/file:\/\/[^\s'"]+\.[mc]?js/g)].map(([url]) => url);
    expect(loaded.some((url) => url.includes("/dist/chunks/"))).toBe(true);
    const packages = new Set(loaded.flatMap((url) => /node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(url)?.[1] ?? []));
    expect([...packages].sort()).toEqual(["commander"]);
  });
});
