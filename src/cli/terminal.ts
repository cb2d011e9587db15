/** Where a command reads and writes; a process, or a test. */
export interface Terminal {
  readonly stdout: NodeJS.WriteStream;
  readonly stderr: NodeJS.WriteStream;
  readonly cwd: string;
  readonly env: NodeJS.ProcessEnv;
}

/** True where colours are wanted: on a terminal, unless NO_COLOR or `--no-color` says otherwise. */
export function wantsColors(stream: NodeJS.WriteStream, env: NodeJS.ProcessEnv): boolean {
  if (env["NO_COLOR"] || process.argv.includes("--no-color")) return false;
  if (env["FORCE_COLOR"]) return env["FORCE_COLOR"] !== "0";
  return stream.isTTY && env["TERM"] !== "dumb";
}

/** True where a picture may be drawn over itself. */
export function isInteractive({ stdout, env }: Terminal): boolean {
  return stdout.isTTY && !env["CI"] && env["TERM"] !== "dumb";
}

export const processTerminal: Terminal = { stdout: process.stdout, stderr: process.stderr, cwd: process.cwd(), env: process.env };
