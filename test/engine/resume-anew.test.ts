import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import type { LocalCreateJobOptions } from "../../src/workspace/local/local-jobs.js";
import { command, component, job, pipeline } from "./support/job-builder.js";
import { runToEnd, temporaryFolder, temporaryWorkspace } from "./support/temporary-workspace.js";

const origin = { file: "/project/pipeline.yml", cwd: "/project", options: {} };
const out = { outputs: { out: { kind: "uri_file" as const } } };

test.each([
  ["force_rerun", { forceRerun: true }, {}],
  ["--no-reuse", {}, { reuse: false }],
])("a job with %s that is resumed keeps what it has completed, and nothing else", async (_, settings, options: LocalCreateJobOptions) => {
  const workspace = await temporaryWorkspace();
  const folder = temporaryFolder();
  const [log, go] = [join(folder, "log"), join(folder, "go")];
  const say = (name: string, more = "") =>
    component(name, `echo ${name} >> '${log}'; ${more} ${name === "a" ? "echo 1" : "cat ${{inputs.from}}"} > \${{outputs.out}}`, {
      ...out,
      ...(name === "a" ? {} : { inputs: { from: { kind: "uri_file" as const } } }),
    });
  const steps = job(
    pipeline({
      a: command(say("a")),
      b: command(say("b", `[ -e '${go}' ] || exit 3;`), { from: "${{parent.jobs.a.outputs.out}}" }),
      c: command(say("c"), { from: "${{parent.jobs.b.outputs.out}}" }),
    }),
    {},
    { settings },
  );
  const run = async (resumes?: string) => {
    writeFileSync(log, "");
    const { record } = await runToEnd(steps, { ...options, origin: { ...origin, ...(resumes !== undefined && { resumes }) } }, workspace);
    return { record, worked: readFileSync(log, "utf8").trim().replaceAll("\n", " ") };
  };
  writeFileSync(go, "");
  await run();
  // What another job has made does not count.
  expect((await run()).worked).toBe("a b c");
  rmSync(go);
  const failed = await run();
  expect(failed.worked).toBe("a b");
  writeFileSync(go, "");
  const resumed = await run(failed.record.name);
  expect(resumed.worked).toBe("b c");
  expect(resumed.record.nodes[0]?.reason).toBe(`the same as in ${failed.record.name}`);
});
