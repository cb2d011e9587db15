import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { JobRecord } from "../../../src/workspace/job-record.js";
import type { LocalWorkspace } from "../../../src/workspace/local/open-local-workspace.js";
import { command, component, job, pipeline } from "../../engine/support/job-builder.js";
import { runToEnd, temporaryFolder, temporaryWorkspace } from "../../engine/support/temporary-workspace.js";

export interface ShownJob {
  readonly workspace: LocalWorkspace;
  readonly record: JobRecord;
  /** A folder beside everything that the job names, with a file `secret.txt` that nobody may see. */
  readonly outside: string;
}

/** A job with everything that the page shows, whose body has left links to what is none of its own. */
export async function shownJob(name = "shown"): Promise<ShownJob> {
  const workspace = await temporaryWorkspace();
  const outside = temporaryFolder("outside");
  writeFileSync(join(outside, "secret.txt"), "nobody may see this\n");
  const code = temporaryFolder("code");
  mkdirSync(join(code, "lib"));
  writeFileSync(join(code, "main.sh"), "echo main\n");
  writeFileSync(join(code, "lib/part.sh"), "echo part\n");
  const metric = (value: string, step: number): string => `echo '{"key":"loss","value":${value},"step":${step}}' >> "$AZML_METRICS_FILE"`;
  const text = [
    "echo first; echo second",
    "mkdir -p ${{outputs.out}}/sub",
    "echo '<script>alert(1)</script>' > ${{outputs.out}}/report.html",
    "printf 0123456789 > ${{outputs.out}}/sub/ten.txt",
    `ln -s ${outside}/secret.txt \${{outputs.out}}/link.txt`.replace("\\", ""),
    `ln -s ${outside} \${{outputs.out}}/link`.replace("\\", ""),
    "ln -s sub/ten.txt ${{outputs.out}}/within.txt",
    "echo 7 > ${{outputs.count}}",
    metric("3", 0),
    metric('"NaN"', 1),
    metric("1", 2),
    'mkdir -p "$AZML_ARTIFACTS_FOLDER/figures"; echo pic > "$AZML_ARTIFACTS_FOLDER/figures/roc.txt"',
    `echo '{"artifact":"figures/roc.txt"}' >> "$AZML_METRICS_FILE"`,
  ].join("; ");
  const outputs = { out: { kind: "uri_folder" }, count: { kind: "integer" } } as const;
  const nodes = {
    make: command(component("make", text, { outputs, code }), {}, { bound: { out: "all" } }),
    after: command(component("after", "echo '${{inputs.count}}'", { inputs: { count: { kind: "integer", optional: false } } }), {
      count: "${{parent.jobs.make.outputs.count}}",
    }),
  };
  const of = pipeline(nodes, { outputs: { all: { kind: "uri_folder" } } });
  const { record } = await runToEnd(job(of, {}, { name, tags: { team: "vision" }, experimentName: "nightly" }), {}, workspace);
  return { workspace, record, outside };
}
