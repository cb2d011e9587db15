import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { command, component, job, localAsset, pipeline } from "../../../engine/support/job-builder.js";
import type { ParallelNode } from "../../../../src/model/parallel-node.js";
import { openLocalWorkspace } from "../../../../src/workspace/local/open-local-workspace.js";

/**
 * A process of its own that runs jobs: `run-job.ts FOLDER NAME[,NAME…] COMMAND [exit|throw|parallel|…] [IMAGE]`.
 * It says `created` when the jobs are there and `ended STATUS` for each; with `exit` or `throw` it ends itself at the first log line. With
 * `parallel` the command is run by the process of a parallel node.
 */
const [folder = "", names = "", text = "", ending, image] = process.argv.slice(2);
const environment = { kind: "inline", ...(image !== undefined && { image }) } as const;
const workspace = await openLocalWorkspace({ folder });
const runs = [];
for (const name of names.split(",")) {
  const jobOfName = job(
    pipeline({
      node: ending === "parallel" ? parallelNode() : command(component("node", text, { more: { environment } })),
      next: command(component("next", "true")),
    }),
    {},
    { name },
  );
  runs.push(
    await workspace.jobs.create(jobOfName, {
      maxParallel: 1,
      environments: { nodes: image === undefined ? {} : { node: "docker" } },
    }),
  );
}
process.stdout.write("created\n");
for (const run of runs) {
  for await (const event of run.events()) {
    if (event.type !== "node_log" || event.line.startsWith("making image")) continue;
    if (ending === "exit") process.exit(0);
    if (ending === "throw")
      setImmediate(() => {
        throw new Error("on purpose");
      });
  }
  process.stdout.write(`ended ${(await run.wait()).status}\n`);
}
await workspace.close();

function parallelNode(): ParallelNode {
  const code = join(folder, "code");
  mkdirSync(code, { recursive: true });
  writeFileSync(
    join(code, "entry.py"),
    `import subprocess\ndef init(): pass\ndef run(b): subprocess.run(${JSON.stringify(text)}, shell=True)\n`,
  );
  const common = { name: "node", source: "BUILDER", inputData: "${{inputs.data}}" } as const;
  return {
    kind: "parallel",
    ...common,
    component: {
      kind: "parallel",
      ...common,
      inputs: { data: { kind: "uri_folder" } },
      outputs: {},
      isDeterministic: true,
      task: { type: "run_function", code: { kind: "local", path: code }, entryScript: "entry.py" },
    },
    inputs: { data: localAsset("uri_folder", code) },
    outputs: {},
  };
}
