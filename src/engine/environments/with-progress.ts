import { lastLines } from "../last-lines.js";

/** Milliseconds between two words on what takes long. */
const interval = 10_000;
/** Most characters of a tool's line. */
const widest = 120;

/** Waits for what takes long and says every ten seconds for how long it has been at it, with the last line of its log. */
export async function withProgress<T>(
  work: Promise<T>,
  {
    what,
    logFile,
    say,
    every = interval,
  }: { readonly what: string; readonly logFile: string; readonly say: (line: string) => void; readonly every?: number },
): Promise<T> {
  const started = Date.now();
  const timer = setInterval(() => {
    const line = lastLineOf(logFile);
    say(`${what}: ${Math.round((Date.now() - started) / 1000)} s${line === "" ? "" : `, ${line}`}`);
  }, every);
  // A process that has nothing else to do does not stay for it.
  timer.unref();
  try {
    return await work;
  } finally {
    clearInterval(timer);
  }
}

/** The log may not be there yet, and what cannot be read is no reason to fail. */
function lastLineOf(logFile: string): string {
  try {
    const line = lastLines(logFile, 5).findLast((text) => text.trim() !== "") ?? "";
    return line.trim().length > widest ? `${line.trim().slice(0, widest)}…` : line.trim();
  } catch {
    return "";
  }
}
