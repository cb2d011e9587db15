import { openLocalWorkspace } from "../../../src/workspace/local/open-local-workspace.js";
import { job, pipeline } from "../support/job-builder.js";
import { sums } from "./sums.js";

/** A process of its own that runs the same nodes as others: `run-shared.ts FOLDER NAME JOBS NODES`. It says how each job ended, and what went wrong. */
const [folder = "", name = "", jobs = "", count = ""] = process.argv.slice(2);
const workspace = await openLocalWorkspace({ folder });
for (let at = 0; at < Number(jobs); at++) {
  try {
    const run = await workspace.jobs.create(job(pipeline(sums(Number(count), at).nodes), {}, { name: `${name}${at}` }), { maxParallel: 4 });
    for await (const _ of run.events());
    const { status, failure } = await run.wait();
    process.stdout.write(`${status}${failure ? `: ${JSON.stringify(failure)}` : ""}\n`);
  } catch (error) {
    process.stdout.write(`${String(error)}\n`);
  }
}
await workspace.close();
