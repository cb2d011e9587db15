import { randomBytes } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import { listen } from "../server/listen.js";
import { pageGate } from "../server/page-gate.js";
import { builtFile } from "../util/own-files.js";
import type { Workspace } from "../workspace/workspace.js";
import { pageApp } from "./page-app.js";

export interface StartPageOptions {
  /** Version of azml. */
  readonly version: string;
  /** Default: a free one. */
  readonly port?: number;
  /** Folder of the page's own files. Default: the one that the build makes. */
  readonly studio?: string;
  /** Something failed that is no mistake of whoever looks at the page. */
  readonly onFailure?: (error: unknown) => void;
}

export interface StartedPage {
  /** `http://127.0.0.1:<port>/?token=…`: whoever has it may look. */
  readonly address: string;
  readonly port: number;
  /** Waits until those who watch a job that has ended know it, but not for long. */
  told(): Promise<void>;
  close(): Promise<void>;
}

/** How long a page waits for its watchers, in milliseconds. */
const patience = 2000;

/**
 * Opens the page of a workspace on this machine's loopback.
 *
 * @throws the system's error when the port is taken (`EADDRINUSE`) or may not be used
 * @example const { address, close } = await startPage(workspace, { version: "1.0.0" });
 */
export async function startPage(
  workspace: Workspace,
  { version, port: wanted = 0, studio = builtFile("studio"), onFailure = () => {} }: StartPageOptions,
): Promise<StartedPage> {
  const token = randomBytes(24).toString("base64url");
  const watches = new Set<Promise<void>>();
  const onWatch = (ended: Promise<void>): void => {
    watches.add(ended);
    void ended.then(() => watches.delete(ended));
  };
  const app = pageApp({ workspace, version, onFailure, onWatch }, studio);
  const server = await listen({ app, gate: pageGate(token), port: wanted });
  return {
    address: `${server.uri}/?token=${token}`,
    port: server.port,
    told: async () => {
      if (watches.size === 0) return;
      const late = new AbortController();
      await Promise.race([Promise.all(watches), pause(patience, undefined, { signal: late.signal }).catch(() => undefined)]);
      late.abort();
      // The last event is on its way.
      await pause(100);
    },
    close: () => server.close(),
  };
}
