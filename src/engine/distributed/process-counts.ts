import type { Distribution } from "../../model/run-settings.js";
import { NodeFailure } from "../node-failure.js";

/** Counts that a distribution says, by YAML's names of them. */
export type ProcessCount = "process_count_per_instance" | "worker_count" | "parameter_server_count";

/** Processes of a command that is distributed over this machine, which is one instance. */
export interface ProcessCounts {
  readonly type: "mpi" | "pytorch" | "tensorflow";
  readonly workers: number;
  /** Parameter servers of TensorFlow: they serve until all workers have ended. */
  readonly servers: number;
}

/** The counts that a distribution says, as written. TensorFlow has as many workers as instances, unless it says otherwise. */
export function writtenCounts(distribution: Distribution | undefined, instances?: number | string): [ProcessCount, number | string][] {
  switch (distribution?.type) {
    case "mpi":
    case "pytorch":
      return said([["process_count_per_instance", distribution.processCountPerInstance]]);
    case "tensorflow":
      return said([
        ["worker_count", distribution.workerCount ?? instances],
        ["parameter_server_count", distribution.parameterServerCount],
      ]);
    case "ray":
    case undefined:
      return [];
  }
}

function said(counts: readonly (readonly [ProcessCount, number | string | undefined])[]): [ProcessCount, number | string][] {
  return counts.flatMap(([name, count]): [ProcessCount, number | string][] => (count === undefined ? [] : [[name, count]]));
}

/**
 * The processes that a distribution asks for; undefined for Ray and where nothing is distributed. One process where no count is said.
 *
 * @throws NodeFailure AZML574 for a count that is none
 */
export function processCounts(distribution: Distribution | undefined, texts: ReadonlyMap<ProcessCount, string>): ProcessCounts | undefined {
  if (distribution === undefined || distribution.type === "ray") return undefined;
  const count = (name: ProcessCount, least: number): number => {
    const text = texts.get(name) ?? String(least);
    const number = Number(text);
    if (Number.isInteger(number) && number >= least && text.trim() !== "") return number;
    const message = `${name} of the distribution is ${JSON.stringify(text)}, no whole number from ${least} on`;
    throw new NodeFailure({ code: "AZML574", message });
  };
  const { type } = distribution;
  return type === "tensorflow"
    ? { type, workers: count("worker_count", 1), servers: count("parameter_server_count", 0) }
    : { type, workers: count("process_count_per_instance", 1), servers: 0 };
}
