import { execFile } from "node:child_process";
import { readdirSync } from "node:fs";
import path from "node:path";
import { type ArtifactInclude, artifactLabel } from "../model/artifact-include.js";
import { processFolder } from "../util/process-folder.js";

/** A package that could not be had, or that does not go together with another. */
export class ArtifactFailure extends Error {
  override readonly name = "ArtifactFailure";

  constructor(
    message: string,
    readonly hint: string,
  ) {
    super(message);
  }
}

/** What was fetched in this process. A package is asked for once, however many components include it. */
const fetched = new Map<string, Promise<string>>();

/**
 * Brings packages of Azure DevOps feeds onto this machine, by the Azure CLI as azure-ai-ml does, and gives the paths of what is at their top:
 * each is an additional include. They are deleted when this process ends.
 *
 * @throws ArtifactFailure when there is no Azure CLI, when it fails, or when two packages have something of the same name at their top.
 */
export async function fetchArtifacts(artifacts: readonly ArtifactInclude[]): Promise<string[]> {
  const folders = await Promise.all(artifacts.map(fetchOnce));
  const found = folders.flatMap((folder, index) =>
    readdirSync(folder).map((name) => ({ name, place: path.join(folder, name), of: artifactLabel(artifacts[index] as ArtifactInclude) })),
  );
  for (const { name } of found) {
    const owners = [...new Set(found.filter((other) => other.name === name).map(({ of }) => of))];
    if (owners.length > 1) {
      throw new ArtifactFailure(`${owners.join(" and ")} both have "${name}"`, "include one of them, or another version");
    }
  }
  return found.map(({ place }) => place);
}

function fetchOnce(artifact: ArtifactInclude): Promise<string> {
  const key = JSON.stringify(artifact);
  const running = fetched.get(key) ?? fetch(artifact);
  fetched.set(key, running);
  return running;
}

async function fetch(artifact: ArtifactInclude): Promise<string> {
  const { feed, name, version, scope = "organization", organization, project } = artifact;
  const folder = processFolder("artifact");
  const where = [...(organization === undefined ? [] : ["--org", organization]), ...(project === undefined ? [] : ["--project", project])];
  const what = ["--feed", feed, "--name", name, "--version", version, "--scope", scope, "--path", folder, ...where];
  const failure = await ask("az", ["artifacts", "universal", "download", ...what]);
  if (failure?.code === "ENOENT") {
    throw new ArtifactFailure(
      `the package ${artifactLabel(artifact)} is fetched by the Azure CLI, which is not on this machine`,
      "install az (https://aka.ms/azure-cli), then: az extension add --name azure-devops",
    );
  }
  if (failure !== undefined) {
    throw new ArtifactFailure(
      `the package ${artifactLabel(artifact)} was not fetched: ${failure.said.trim() || "az gave no reason"}`,
      "try: az login, and az extension add --name azure-devops",
    );
  }
  return folder;
}

/** Runs a program to its end; what it said on stderr when it failed, with the system's word when it could not be started. */
function ask(program: string, args: readonly string[]): Promise<{ readonly code: unknown; readonly said: string } | undefined> {
  return new Promise((resolve) => {
    execFile(program, args, { maxBuffer: 64 * 1024 * 1024 }, (error, _, stderr) =>
      resolve(error === null ? undefined : { code: error.code, said: stderr }),
    );
  });
}
