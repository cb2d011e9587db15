import { syncBuiltinESMExports } from "node:module";
import threads from "node:worker_threads";

/**
 * Makes workers understand TypeScript, as this process does: Node gives them none of its loaders. For runs in this process, where a body's worker is
 * started from its source.
 */
export function typeScriptWorkers(): void {
  const loader = ["--import", import.meta.resolve("@oxc-node/core/register")];
  class TypeScriptWorker extends threads.Worker {
    constructor(file: string | URL, options: threads.WorkerOptions = {}) {
      super(file, options.eval ? options : { ...options, execArgv: [...(options.execArgv ?? process.execArgv), ...loader] });
    }
  }
  Object.defineProperty(TypeScriptWorker, "name", { value: "Worker" });
  threads.Worker = TypeScriptWorker;
  syncBuiltinESMExports();
}
