import { exitCode } from "./exit-code.js";
import { output } from "./watch-output.js";

const signals = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

/**
 * The first Ctrl-C (or TERM, HUP) aborts, which cancels the job in good order; the second ends the process at once.
 * When nobody reads azml's output any more ({@link watchOutput}) the job is canceled too, and nothing is said.
 * Answers with a function that gives the signals back.
 */
export function onInterrupt(abort: AbortController, say: (text: string) => void): () => void {
  const interrupt = (): void => {
    if (abort.signal.aborted) process.exit(exitCode.interrupted);
    say("\nStopping. Once more ends azml at once.");
    abort.abort();
  };
  const fallSilent = (): void => abort.abort();
  for (const signal of signals) process.on(signal, interrupt);
  output.on("lost", fallSilent);
  return () => {
    output.off("lost", fallSilent);
    for (const signal of signals) process.off(signal, interrupt);
  };
}
