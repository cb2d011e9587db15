import { randomUUID } from "node:crypto";
import { createWriteStream, existsSync, rmSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { AzmlError } from "../../diagnostics/azml-error.js";
import { placeBelow } from "../../guard/place-below.js";
import { plural } from "../../reporters/plural.js";
import { shownPath } from "../../reporters/shown-path.js";
import { didYouMean } from "../../util/did-you-mean.js";
import { makeFolder } from "../../util/make-folder.js";
import { copyOutput } from "../../workspace/local/copy-output.js";
import type { JobRecord } from "../../workspace/job-record.js";
import type { Workspace } from "../../workspace/workspace.js";
import { type ExitCode, exitCode } from "../exit-code.js";
import { type Placed, placeAll, writing } from "../place-all.js";
import { reportProblems } from "../report-problems.js";
import type { Terminal } from "../terminal.js";
import { openWorkspace, type WorkspaceOptions } from "../workspace-options.js";
import { findNode, namedJob } from "./find-job.js";
import { withOwnArtifacts } from "./own-artifacts.js";

export interface DownloadOptions extends WorkspaceOptions {
  readonly outputName?: string;
  readonly all?: boolean;
  readonly node?: string;
  readonly downloadPath?: string;
  readonly force?: boolean;
  readonly json?: boolean;
}

/** Copies outputs of a job to a folder, laid out as az ml does. Everything is fetched beside its place first, so that nothing half is left. */
export async function download(name: string, options: DownloadOptions, terminal: Terminal): Promise<ExitCode> {
  const workspace = await openWorkspace(options, terminal);
  const folder = resolve(terminal.cwd, options.downloadPath ?? ".");
  const aside = join(folder, `.azml-download-${randomUUID()}`);
  try {
    const { record, warnings } = withOwnArtifacts(await namedJob(workspace, name));
    const outputs = askedOutputs(record, options, workspace.kind === "azure");
    const { node, all } = options;
    const placed = await writing(async () => {
      makeFolder(folder);
      const names: string[] = [];
      for (const output of outputs) {
        const place = join("named-outputs", output);
        await workspace.jobs.download(record.name, output, join(aside, place), node === undefined ? {} : { node });
        names.push(place);
      }
      if (all) for await (const place of fetchLogs(workspace, record, aside)) names.push(place);
      if (all) names.push(...fetchArtifacts(record, aside));
      return placeAll({ aside, folder, names, force: options.force === true });
    });
    if (all) reportProblems(warnings, terminal, false);
    terminal.stdout.write(options.json ? `${JSON.stringify(placed)}\n` : told(placed, record, terminal.cwd));
    return exitCode.done;
  } finally {
    if (existsSync(aside)) rmSync(aside, { recursive: true });
    await workspace.close();
  }
}

/** Names of the outputs that are asked for. An Azure ML workspace does not list those of nodes: they have to be named. */
function askedOutputs(record: JobRecord, { outputName, node }: DownloadOptions, isAzure: boolean): readonly string[] {
  const { outputs } = node === undefined ? record : findNode(record, node);
  const known = Object.keys(outputs);
  if (outputName === undefined) return known;
  if (known.includes(outputName) || (isAzure && node !== undefined)) return [outputName];
  const meant = didYouMean(outputName, known);
  const hint = meant
    ? `did you mean ${meant}?`
    : known.length > 0
      ? `its outputs: ${known.join(", ")}`
      : "--node NODE names one of its nodes";
  const who = node === undefined ? record.name : `${record.name}/${node}`;
  throw new AzmlError([{ code: "AZML590", severity: "error", message: `${who} has put out no "${outputName}"`, hint }]);
}

async function* fetchLogs(workspace: Workspace, record: JobRecord, aside: string): AsyncIterable<string> {
  for (const { path, logFile } of record.nodes) {
    if (workspace.kind === "local" && logFile === undefined) continue;
    const place = join("artifacts", path, "user_logs", "std_log.txt");
    makeFolder(dirname(join(aside, place)));
    await pipeline(Readable.from(workspace.jobs.logs(record.name, { node: path })), createWriteStream(join(aside, place)));
    yield place;
  }
}

function fetchArtifacts({ nodes }: JobRecord, aside: string): string[] {
  makeFolder(aside);
  return nodes.flatMap(({ path, artifacts = {} }) =>
    Object.entries(artifacts).map(([name, artifact]) => {
      const place = join("artifacts", path, name);
      copyOutput(artifact, placeBelow({ root: aside, path: join(aside, "artifacts", path) }, name));
      return place;
    }),
  );
}

function told(placed: readonly Placed[], { name }: JobRecord, cwd: string): string {
  if (placed.length === 0) return `${name} has no outputs of its own: --node NODE names a node with outputs, --all takes logs, too.\n`;
  const same = placed.filter(({ wasThere }) => wasThere).length;
  const lines = placed.map(({ path, wasThere }) => `${shownPath(path, cwd)}${wasThere ? "  (was there already)" : ""}`);
  return `${lines.join("\n")}\n${same === placed.length ? "Nothing new." : `Downloaded ${plural(placed.length - same, "item")}.`}\n`;
}
