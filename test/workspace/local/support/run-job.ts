import { command, component, job, pipeline } from "../../../engine/support/job-builder.js";
import { openLocalWorkspace } from "../../../../src/workspace/local/open-local-workspace.js";

/**
 * A process of its own that runs jobs: `run-job.ts FOLDER NAME[,NAME…] COMMAND [exit|throw]`.
 * It says `created` when the jobs are there and `ended STATUS` for each; with `exit` or `throw` it ends itself at the first log line.
 */
const [folder = "", names = "", text = "", ending] = process.argv.slice(2);
const workspace = await openLocalWorkspace({ folder });
const runs = [];
for (const name of names.split(",")) {
  const jobOfName = job(pipeline({ node: command(component("node", text)), next: command(component("next", "true")) }), {}, { name });
  runs.push(await workspace.jobs.create(jobOfName, { concurrency: 1 }));
}
process.stdout.write("created\n");
for (const run of runs) {
  for await (const event of run.events()) {
    if (event.type !== "node_log") continue;
    if (ending === "exit") process.exit(0);
    if (ending === "throw")
      setImmediate(() => {
        throw new Error("on purpose");
      });
  }
  process.stdout.write(`ended ${(await run.wait()).status}\n`);
}
await workspace.close();
