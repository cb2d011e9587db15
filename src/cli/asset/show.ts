import { writeJsonNumbers } from "../../model/json-number.js";
import { assetText } from "../../reporters/asset-table.js";
import { writeDefinition } from "../../yaml/write-definition.js";
import { type ExitCode, exitCode } from "../exit-code.js";
import { reportProblems } from "../report-problems.js";
import type { Terminal } from "../terminal.js";
import { openWorkspace, type WorkspaceOptions } from "../workspace-options.js";
import type { AssetWords } from "./asset-words.js";
import { noSuchAsset, writtenName } from "./written-name.js";

export interface ShowOptions extends WorkspaceOptions {
  readonly json?: boolean;
  readonly yaml?: boolean;
}

export async function show(words: AssetWords, written: string, options: ShowOptions, terminal: Terminal): Promise<ExitCode> {
  const asked = writtenName(written, words);
  const workspace = await openWorkspace(options, terminal);
  try {
    const record =
      (await workspace[words.kind].get(asked.name, asked.version ?? { label: "latest" })) ?? (await noSuchAsset(workspace, asked, words));
    const { stdout, cwd } = terminal;
    if (options.json) stdout.write(`${JSON.stringify(record, writeJsonNumbers)}\n`);
    else if (options.yaml) {
      // Of a pipeline the components that it holds follow, each under the name of its file.
      const [file, ...others] = writeDefinition(record.definition, cwd);
      stdout.write([file?.text, ...others.map(({ path, text }) => `---\n# ${path}\n${text}`)].join(""));
    } else stdout.write(assetText(record, cwd));
    return options.json ? exitCode.done : reportProblems(record.warnings, terminal);
  } finally {
    await workspace.close();
  }
}
