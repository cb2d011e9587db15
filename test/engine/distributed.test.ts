import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import type { Distribution } from "../../src/model/run-settings.js";
import { command, component, type CommandOptions, job, pipeline } from "./support/job-builder.js";
import { lifeline } from "./support/lifeline.js";
import { filesIn } from "./support/parallel-builder.js";
import { type FinishedRun, logOf, runToEnd, temporaryWorkspace } from "./support/temporary-workspace.js";

function distributed(distribution: Distribution, text: string, options: CommandOptions = {}) {
  return command(component("many", text, options), {}, { distribution });
}

function logOfProcess({ record }: FinishedRun, rank: number, node = "it"): string {
  return readFileSync(join(record.where, node, `user_logs/std_log_process_${rank}.txt`), "utf8");
}

/** Waits, in a shell, until there is something in a file. */
function untilWritten(file: string): string {
  return `while [ ! -s ${file} ]; do sleep 0.05; done`;
}

/** Rank 0 waits for all others at the master's address, and says who came. */
const meeting = `const net = require("node:net");
const { RANK, WORLD_SIZE, MASTER_ADDR, MASTER_PORT } = process.env;
if (RANK === "0") {
  const came = [];
  const server = net.createServer((socket) => socket.on("data", (text) => {
    if (came.push(String(text)) === Number(WORLD_SIZE) - 1) { console.log("came", came.sort().join()); server.close(); socket.destroy(); }
    else socket.destroy();
  })).listen(Number(MASTER_PORT), MASTER_ADDR);
} else {
  const call = () => net.connect(Number(MASTER_PORT), MASTER_ADDR, function () { this.write(RANK); }).on("error", () => setTimeout(call, 20));
  call();
  console.log("rank", RANK);
}
`;

describe("a distributed command", () => {
  test("runs in processes that find each other, with a log for each and that of the first as the node's", async () => {
    const code = filesIn({ "meet.cjs": meeting });
    const run = await runToEnd(
      job(pipeline({ it: distributed({ type: "pytorch", processCountPerInstance: 3 }, "node meet.cjs", { code }) })),
    );
    expect(run.record.failure).toBeUndefined();
    expect(await logOf(run, "it")).toBe("came 1,2\n");
    expect([0, 1, 2].map((rank) => logOfProcess(run, rank))).toEqual(["came 1,2\n", "rank 1\n", "rank 2\n"]);
    const lines = run.events.flatMap((event) => (event.type === "node_log" ? [event.line] : []));
    expect(lines).toEqual(["came 1,2"]);
  });

  test("is told ranks in the words of Open MPI, and by the variables of its own step last", async () => {
    const say = "echo $OMPI_COMM_WORLD_RANK/$OMPI_COMM_WORLD_SIZE $OMPI_COMM_WORLD_LOCAL_RANK/$OMPI_COMM_WORLD_LOCAL_SIZE $MASTER_PORT";
    const node = { ...distributed({ type: "mpi", processCountPerInstance: 2 }, say), environmentVariables: { MASTER_PORT: "1" } };
    const run = await runToEnd(job(pipeline({ it: node })));
    expect([0, 1].map((rank) => logOfProcess(run, rank))).toEqual(["0/2 0/2 1\n", "1/2 1/2 1\n"]);
  });

  test("is a cluster of TensorFlow, whose parameter servers are ended after the workers", async () => {
    const line = await lifeline();
    const held = join(filesIn({}), "held");
    const text = `case "$TF_CONFIG" in *'"type":"ps"'*) ${line.command} > ${held};; *) ${untilWritten(held)}; echo "$TF_CONFIG";; esac`;
    const run = await runToEnd(job(pipeline({ it: distributed({ type: "tensorflow", workerCount: 2, parameterServerCount: 1 }, text) })));
    expect(run.record.status).toBe("Completed");
    await line.dropped;
    const config = JSON.parse(logOfProcess(run, 1)) as { readonly cluster: Record<"worker" | "ps", string[]>; readonly task: object };
    expect(config.task).toEqual({ type: "worker", index: 1 });
    const addresses = [...config.cluster.worker, ...config.cluster.ps];
    expect(new Set(addresses).size).toBe(3);
    expect(addresses.every((address) => /^127\.0\.0\.1:\d+$/.test(address))).toBe(true);
  });

  test("fails with the first process that does, and the others are ended", async () => {
    const line = await lifeline();
    const held = join(filesIn({}), "held");
    const text = `if [ $RANK = 1 ]; then ${untilWritten(held)}; echo no memory; exit 3; fi; ${line.command} > ${held}`;
    const run = runToEnd(job(pipeline({ it: distributed({ type: "pytorch", processCountPerInstance: 2 }, text) })));
    await line.held;
    const { record } = await run;
    await line.dropped;
    expect(record.nodes[0]?.failure).toMatchObject({
      code: "AZML520",
      message: "process 1 of 2: the command ended with exit code 3",
      lastLines: ["no memory"],
      logFile: join(record.where, "it/user_logs/std_log_process_1.txt"),
    });
  });

  test("keeps the logs of a try when it is tried again", async () => {
    const node = distributed({ type: "pytorch", processCountPerInstance: 2 }, "echo $AZML_ATTEMPT; [ $AZML_ATTEMPT = 2 ]");
    const run = await runToEnd(job(pipeline({ it: { ...node, local: { retries: { max: 1, backoff: 0 } } } })));
    expect(run.record.status).toBe("Completed");
    expect(logOfProcess(run, 1)).toBe("2\n");
    expect(existsSync(join(run.record.where, "it/user_logs/retry_001/std_log_process_1.txt"))).toBe(true);
  });

  test("takes its count from the pipeline, and fails when that is none", async () => {
    const of = pipeline(
      { it: distributed({ type: "pytorch", processCountPerInstance: "${{parent.inputs.n}}" }, "echo $WORLD_SIZE") },
      { inputs: { n: { kind: "string" } } },
    );
    const run = await runToEnd(job(of, { n: "2" }));
    expect(logOfProcess(run, 1)).toBe("2\n");
    const { record } = await runToEnd(job(of, { n: "0" }));
    expect(record.nodes[0]?.failure).toMatchObject({
      code: "AZML574",
      message: 'process_count_per_instance of the distribution is "0", no whole number from 1 on',
    });
  });

  test("is run again with another count, and a count of one is a command like others", async () => {
    const workspace = await temporaryWorkspace();
    const ran = async (distribution: Distribution): Promise<boolean> => {
      const { record } = await runToEnd(job(pipeline({ it: distributed(distribution, "echo $RANK") })), {}, workspace);
      return !record.nodes[0]?.reason?.startsWith("the same as in ");
    };
    expect(await ran({ type: "pytorch", processCountPerInstance: 1 })).toBe(true);
    expect(await ran({ type: "pytorch", processCountPerInstance: 1 })).toBe(false);
    expect(await ran({ type: "pytorch", processCountPerInstance: 2 })).toBe(true);
  });

  test("is not run in containers, where its processes would not find each other", async () => {
    const environment = { kind: "inline", image: "ubuntu:22.04" } as const;
    const node = distributed({ type: "mpi", processCountPerInstance: 2 }, "true", { more: { environment } });
    const run = runToEnd(job(pipeline({ it: node })), { environments: { all: "docker" } });
    await expect(run).rejects.toThrow('AZML562: node "it" is distributed over 2 processes');
  });
});
