import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { gitProperties } from "../../../src/workspace/azure/git-properties.js";

const scratch = mkdtempSync(path.join(tmpdir(), "azml-git-"));
afterAll(() => rmSync(scratch, { recursive: true }));

function repository(remote: string): { folder: string; git: (...args: string[]) => string } {
  const folder = mkdtempSync(path.join(scratch, "r"));
  const git = (...args: string[]): string =>
    execFileSync("git", ["-c", "user.name=t", "-c", "user.email=t@example.invalid", ...args], { cwd: folder, encoding: "utf8" }).trim();
  git("init", "-q", "-b", "topic");
  writeFileSync(path.join(folder, "a.txt"), "1");
  git("add", ".");
  git("commit", "-qm", "first");
  git("remote", "add", "origin", remote);
  return { folder, git };
}

describe("gitProperties", () => {
  it("names repository, branch and commit, and whether there are changes", async () => {
    const { folder, git } = repository("https://example.invalid/team/repo.git");
    const clean = {
      "mlflow.source.git.repoURL": "https://example.invalid/team/repo.git",
      "mlflow.source.git.branch": "topic",
      "mlflow.source.git.commit": git("rev-parse", "HEAD"),
      "azureml.git.dirty": "False",
    };
    expect(await gitProperties(folder, {})).toEqual(clean);
    writeFileSync(path.join(folder, "a.txt"), "2");
    expect(await gitProperties(folder, {})).toEqual({ ...clean, "azureml.git.dirty": "True" });
  });

  it("leaves out an address that holds a secret", async () => {
    const { folder } = repository("https://user:token@example.invalid/repo.git");
    expect(Object.keys(await gitProperties(folder, {}))).not.toContain("mlflow.source.git.repoURL");
  });

  it("lets the build's variables win", async () => {
    const { folder } = repository("https://example.invalid/repo.git");
    expect(await gitProperties(folder, { AZUREML_GIT_BRANCH: "main", AZUREML_GIT_BUILD_ID: "7" })).toMatchObject({
      "mlflow.source.git.branch": "main",
      "azureml.git.build_id": "7",
    });
  });

  it("has nothing to say outside a repository", async () => {
    const folder = mkdtempSync(path.join(scratch, "plain"));
    expect(await gitProperties(folder, {})).toEqual({});
  });
});
