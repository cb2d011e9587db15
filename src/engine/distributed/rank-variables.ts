import type { ProcessCounts } from "./process-counts.js";

const here = "127.0.0.1";

/**
 * How many ports of this machine the processes need to find each other.
 */
export function portsNeeded({ type, workers, servers }: ProcessCounts): number {
  return type === "tensorflow" ? workers + servers : 1;
}

/**
 * What a process is told of its place among the others, as Azure ML tells it: the variables of Open MPI, of PyTorch, or TensorFlow's cluster.
 *
 * @param rank from 0 on; TensorFlow's workers first, then its parameter servers
 * @param ports as many as {@link portsNeeded}
 * @example
 * rankVariables({ type: "pytorch", workers: 2, servers: 0 }, 1, [29500])
 * // RANK=1 LOCAL_RANK=1 NODE_RANK=0 WORLD_SIZE=2 LOCAL_WORLD_SIZE=2 MASTER_ADDR=127.0.0.1 MASTER_PORT=29500
 */
export function rankVariables({ type, workers, servers }: ProcessCounts, rank: number, ports: readonly number[]): Record<string, string> {
  const master = { MASTER_ADDR: here, MASTER_PORT: String(ports[0] ?? 0) };
  switch (type) {
    case "mpi":
      return {
        OMPI_COMM_WORLD_RANK: String(rank),
        OMPI_COMM_WORLD_SIZE: String(workers),
        OMPI_COMM_WORLD_LOCAL_RANK: String(rank),
        OMPI_COMM_WORLD_LOCAL_SIZE: String(workers),
        AZ_BATCHAI_MPI_MASTER_NODE: here,
        ...master,
      };
    case "pytorch":
      return {
        RANK: String(rank),
        LOCAL_RANK: String(rank),
        NODE_RANK: "0",
        WORLD_SIZE: String(workers),
        LOCAL_WORLD_SIZE: String(workers),
        ...master,
      };
    case "tensorflow": {
      const addresses = ports.map((port) => `${here}:${port}`);
      const cluster = { worker: addresses.slice(0, workers), ...(servers > 0 && { ps: addresses.slice(workers) }) };
      const task = rank < workers ? { type: "worker", index: rank } : { type: "ps", index: rank - workers };
      return { TF_CONFIG: JSON.stringify({ cluster, task }) };
    }
  }
}
