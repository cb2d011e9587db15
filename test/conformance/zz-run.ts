import { checkDefinition } from "../../src/check/check-definition.js";
import { files } from "../../src/compile.js";
import { AzmlError } from "../../src/diagnostics/azml-error.js";
import { DiagnosticSink } from "../../src/diagnostics/sink.js";
import { buildDefinition } from "../../src/graph/build-definition.js";
import { submitDefinition } from "../../src/rest/submit/submit-definition.js";
import { RecordingTarget } from "./recording-target.js";
import { goldenWorkspace } from "../shared.js";
import * as twins from "./dsl/zz-scratch.js";
for (const [name, twin] of Object.entries(twins)) {
  const sink = new DiagnosticSink();
  const target = new RecordingTarget();
  let error: unknown;
  try {
    const d = buildDefinition(twin("/tmp/fid/dsl"), { sink, files, folder: "/tmp/fid/dsl", components: new Map(), building: [] } as never);
    if (d && !sink.hasErrors) checkDefinition(d, sink, { target: "azure" });
    if (d?.definition && !sink.hasErrors) await submitDefinition(d.definition as never, target, { name: "<JOB-1>", experimentName: "dsl" });
  } catch (e) {
    error = e instanceof AzmlError ? e.diagnostics : e;
  }
  const last = target.calls.at(-1) as any;
  const r = last?.body?.properties ?? {};
  const out = (v: unknown) =>
    JSON.stringify(v).replaceAll(goldenWorkspace, "<WS>").replaceAll("<WS>/components/azureml_anonymous/versions/", "C:");
  console.log(
    "==",
    name,
    error ?? "",
    sink.list().map((d) => `${d.severity} ${d.code} ${d.path} ${d.message}`),
  );
  console.log("  rest", out({ jobs: r.jobs, outputs: r.outputs, limits: r.limits, command: r.command, trial: r.trial }));
  for (const c of target.calls as any[])
    if (c.call === "PUT component") {
      const s = c.body.properties.componentSpec;
      console.log("  comp", c.version.slice(0, 8), out({ command: s.command, inputs: s.inputs, outputs: s.outputs, jobs: s.jobs }));
    }
}
