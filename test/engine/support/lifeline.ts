import { once } from "node:events";
import { createServer, type Socket } from "node:net";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import { temporaryFolder } from "./temporary-workspace.js";

export interface Lifeline {
  /** Command line of a process that lives until it is killed, holds the line, and then says `held`. */
  readonly command: string;
  /** File that a command can wait for. */
  readonly go: string;
  /** Resolves when the process is alive. */
  readonly held: Promise<unknown>;
  /** Resolves when the process is gone, however it went: the system closes what it held. */
  readonly dropped: Promise<void>;
}

/** A line that a process holds while it is alive, so that a test sees its death without asking again and again. */
export async function lifeline({ ignoringTerm = false } = {}): Promise<Lifeline> {
  const folder = temporaryFolder("line");
  const path = join(folder, "socket");
  const server = createServer();
  const connected = once(server, "connection").then(([socket]) => socket as Socket);
  server.listen(path);
  await once(server, "listening");
  onTestFinished(() => void server.close());
  const ignore = ignoringTerm ? "process.on('SIGTERM',()=>{});" : "";
  return {
    command: `node -e "${ignore}require('net').connect('${path}', () => console.log('held')).resume()"`,
    go: join(folder, "go"),
    held: connected,
    dropped: dropped(connected),
  };
}

async function dropped(connected: Promise<Socket>): Promise<void> {
  const socket = await connected;
  socket.resume();
  // A reset is an end too.
  socket.on("error", () => {});
  await new Promise((resolve) => socket.once("close", resolve));
}
