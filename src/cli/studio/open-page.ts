import { AzmlError } from "../../diagnostics/azml-error.js";
import type { StartedPage } from "../../page/start-page.js";
import { Secrets } from "../../secrets/secrets.js";
import type { Workspace } from "../../workspace/workspace.js";
import type { Terminal } from "../terminal.js";
import { version } from "../version.js";

/**
 * Opens the page of a workspace. What fails later, while somebody looks at it, is told on stderr unless the screen is a picture.
 *
 * @throws AzmlError AZML743 when the port cannot be had
 */
export async function openPage(
  workspace: Workspace,
  { port, isQuiet = false }: { readonly port?: number; readonly isQuiet?: boolean },
  { stderr }: Terminal,
): Promise<StartedPage> {
  const { startPage } = await import("../../page/start-page.js");
  const onFailure = (error: unknown): void => {
    const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
    if (!isQuiet) stderr.write(`azml: the page could not answer: ${new Secrets().mask(text)}\n`);
  };
  try {
    return await startPage(workspace, { version: version(), onFailure, ...(port !== undefined && { port }) });
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code !== "EADDRINUSE" && code !== "EACCES") throw error;
    const message = code === "EADDRINUSE" ? `port ${port} is taken` : `port ${port} may not be used`;
    throw new AzmlError([{ code: "AZML743", severity: "error", message, hint: "give another port, or none" }]);
  }
}
