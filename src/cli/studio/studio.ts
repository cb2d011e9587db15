import type { StartedPage } from "../../page/start-page.js";
import type { Workspace } from "../../workspace/workspace.js";
import { type ExitCode, exitCode } from "../exit-code.js";
import { onInterrupt } from "../on-interrupt.js";
import type { Terminal } from "../terminal.js";
import { isAzure, openAzure, openLocal, type WorkspaceOptions } from "../workspace-options.js";
import { openPage } from "./open-page.js";
import { OpenStudio } from "./open-studio.js";

export interface StudioOptions extends WorkspaceOptions {
  readonly port?: number;
}

/** Opens the page of a workspace until it is stopped, or says where it is open already. */
export async function studio(options: StudioOptions, terminal: Terminal): Promise<ExitCode> {
  // The folder of a local workspace is made: what will run there is to be seen.
  const workspace = isAzure(options) ? await openAzure(options, terminal) : await openLocal(options, terminal);
  try {
    const open = workspace.kind === "local" ? new OpenStudio(workspace.name) : undefined;
    const elsewhere = await open?.address();
    if (elsewhere !== undefined) return tell(elsewhere, terminal);
    const page = await openPage(workspace, options, terminal);
    try {
      // Another may have opened at the same time.
      const first = await open?.claim(page.address);
      return first === undefined ? await stay(workspace, page, terminal) : tell(first, terminal);
    } finally {
      open?.release(page.address);
      await page.close();
    }
  } finally {
    await workspace.close();
  }
}

async function stay({ name }: Workspace, { address }: StartedPage, terminal: Terminal): Promise<ExitCode> {
  const abort = new AbortController();
  const release = onInterrupt(abort, (text) => terminal.stderr.write(`${text}\n`));
  try {
    tell(address, terminal);
    terminal.stdout.write(`It shows ${name}. Ctrl-C ends it.\n`);
    await new Promise<void>((resolve) => {
      if (abort.signal.aborted) resolve();
      else abort.signal.addEventListener("abort", () => resolve(), { once: true });
    });
    return exitCode.interrupted;
  } finally {
    release();
  }
}

function tell(address: string, { stdout }: Terminal): ExitCode {
  stdout.write(`Studio: ${address}\n`);
  return exitCode.done;
}
