import { execFile } from "node:child_process";
import { promisify } from "node:util";

const run = promisify(execFile);

/**
 * Where a job is submitted from, as azure-ai-ml puts it into the job's properties: repository, branch, commit, and whether there are changes
 * that no commit has. Variables AZUREML_GIT_REPOSITORY_URI, _BRANCH, _COMMIT, _DIRTY, _BUILD_ID and _BUILD_URI win. Nothing outside a
 * repository, and no address that holds a password or token.
 */
export async function gitProperties(
  folder: string,
  environment: Readonly<Record<string, string | undefined>> = process.env,
): Promise<Record<string, string>> {
  const [repository, branch, commit, changes] = await Promise.all([
    git(folder, ["ls-remote", "--get-url"]),
    git(folder, ["symbolic-ref", "--short", "HEAD"]),
    git(folder, ["rev-parse", "HEAD"]),
    git(folder, ["status", "--porcelain", "."]),
  ]);
  const dirty = commit === undefined || changes === undefined ? undefined : changes === "" ? "False" : "True";
  const url = environment["AZUREML_GIT_REPOSITORY_URI"] ?? (commit === undefined ? undefined : repository);
  const properties = {
    "mlflow.source.git.repoURL": url !== undefined && /^\w+:\/\/[^/]*@/.test(url) && !url.startsWith("ssh:") ? undefined : url,
    "mlflow.source.git.branch": environment["AZUREML_GIT_BRANCH"] ?? branch,
    "mlflow.source.git.commit": environment["AZUREML_GIT_COMMIT"] ?? commit,
    "azureml.git.dirty": environment["AZUREML_GIT_DIRTY"] ?? dirty,
    "azureml.git.build_id": environment["AZUREML_GIT_BUILD_ID"],
    "azureml.git.build_uri": environment["AZUREML_GIT_BUILD_URI"],
  };
  return Object.fromEntries(Object.entries(properties).filter((entry): entry is [string, string] => Boolean(entry[1])));
}

/** Output of a git command; undefined when there is no git, no repository, or no answer to this. */
async function git(folder: string, args: readonly string[]): Promise<string | undefined> {
  const env = { ...process.env, GIT_OPTIONAL_LOCKS: "0" };
  const answer = await run("git", args, { cwd: folder, timeout: 10_000, env }).catch(() => undefined);
  return answer?.stdout.trim();
}
