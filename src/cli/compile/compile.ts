import { existsSync, readdirSync, rmSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { AzmlError } from "../../diagnostics/azml-error.js";
import type { Definition } from "../../model/definition.js";
import { type PlannedRequest, RequestList } from "../../rest/submit/request-list.js";
import { inSubmissionOrder } from "../../rest/submit/submission-order.js";
import { plannedNames, submitDefinition } from "../../rest/submit/submit-definition.js";
import { systemErrorText } from "../../util/system-error-text.js";
import { writeDefinition } from "../../yaml/write-definition.js";
import { type ExitCode, exitCode } from "../exit-code.js";
import { type JobFileOptions, prepare } from "../prepare.js";
import { reportProblems } from "../report-problems.js";
import { OutputFolder } from "./output-folder.js";
import type { Terminal } from "../terminal.js";

export interface CompileOptions extends Omit<JobFileOptions, "name"> {
  readonly output: string;
  readonly json?: boolean;
}

/** Writes FILE as YAML, bundles and REST bodies: all of them, or nothing. */
export async function compile(file: string, options: CompileOptions, terminal: Terminal): Promise<ExitCode> {
  const folder = resolve(terminal.cwd, options.output);
  const output = new OutputFolder(folder);
  try {
    const code = await write(file, options, terminal, folder, output);
    if (code !== exitCode.done) output.undo();
    return code;
  } catch (error) {
    output.undo();
    throw error;
  }
}

async function write(file: string, options: CompileOptions, terminal: Terminal, folder: string, output: OutputFolder): Promise<ExitCode> {
  const { cwd, stdout } = terminal;
  const { definition, diagnostics } = await prepare(file, options, {
    cwd,
    target: "files",
    bundles: () => Promise.resolve(makeOutput(join(folder, "bundles"), output)),
  });
  if (!definition || diagnostics.length > 0) reportProblems(diagnostics, terminal, options.json && !definition);
  if (!definition) return exitCode.wrong;
  const written = [...writeDefinition(definition, folder), ...(await restFiles(definition, cwd))];
  for (const { path } of written) makeOutput(dirname(join(folder, path)), output);
  output.write(written, () => removeRequests(join(folder, "rest")));
  const names = written.map(({ path }) => join(folder, path));
  if (options.json) stdout.write(`${JSON.stringify({ files: names })}\n`);
  else stdout.write(`${names.map((name) => relative(cwd, name)).join("\n")}\n`);
  return exitCode.done;
}

/** Requests of what was compiled to the folder before would stand among those of this. */
function removeRequests(folder: string): void {
  if (!existsSync(folder)) return;
  for (const name of readdirSync(folder)) if (/^\d+-(put|upload)-.+\.json$/.test(name)) rmSync(join(folder, name));
}

/** The requests of a submission in their order, one file each. */
async function restFiles(definition: Definition, cwd: string): Promise<{ path: string; text: string }[]> {
  const list = new RequestList();
  await submitDefinition(definition, list, plannedNames(definition, cwd));
  const named = list.requests.map((request) => ({ request, what: request.what, name: shownName(request) }));
  return inSubmissionOrder(named, ({ request }) => request.kind === "upload").map(({ request, what, name }, index) => {
    const number = String(index + 1).padStart(2, "0");
    return { path: `rest/${number}-${request.kind}-${what}-${name}.json`, text: `${JSON.stringify(request, null, 2)}\n` };
  });
}

/** Anonymous components are all called alike; their spec has a name of its own. */
function shownName(request: PlannedRequest): string {
  const { properties } = (request.kind === "put" ? request.body : {}) as { properties?: { componentSpec?: { name?: string } } };
  return (properties?.componentSpec?.name ?? request.name).replace(/[^\w.-]+/g, "-");
}

function makeOutput(folder: string, output: OutputFolder): string {
  try {
    return output.make(folder);
  } catch (error) {
    throw new AzmlError([
      {
        code: "AZML714",
        severity: "error",
        message: `${folder} cannot be made: ${systemErrorText(error)}`,
        hint: "name another folder with -o",
      },
    ]);
  }
}
