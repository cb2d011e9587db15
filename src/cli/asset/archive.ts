import { versionText } from "../../model/asset-reference.js";
import { type ExitCode, exitCode } from "../exit-code.js";
import type { Terminal } from "../terminal.js";
import { openWorkspace, type WorkspaceOptions } from "../workspace-options.js";
import type { AssetWords } from "./asset-words.js";
import { noSuchAsset, writtenName } from "./written-name.js";

/** Archives or restores a version, or all versions of a name. */
export async function archive(
  words: AssetWords,
  verb: "archive" | "restore",
  written: string,
  options: WorkspaceOptions,
  terminal: Terminal,
): Promise<ExitCode> {
  const asked = writtenName(written, words);
  const { name, version } = asked;
  const workspace = await openWorkspace(options, terminal);
  try {
    const assets = workspace[words.kind];
    const isThere =
      version === undefined
        ? (await assets.list({ name, view: "all", limit: 1 })).length > 0
        : (await assets.get(name, version)) !== undefined;
    if (!isThere) await noSuchAsset(workspace, asked, words);
    await assets[verb](name, version);
    const what = version === undefined ? `all versions of ${words.one} ${name}` : `${words.one} ${name}${versionText(version)}`;
    terminal.stdout.write(`${verb === "archive" ? "Archived" : "Restored"} ${what}.\n`);
    return exitCode.done;
  } finally {
    await workspace.close();
  }
}
