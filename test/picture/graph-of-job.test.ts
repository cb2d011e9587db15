import { expect, test } from "vitest";
import { dot } from "../../src/picture/format/dot.js";
import { mermaid } from "../../src/picture/format/mermaid.js";
import { graphOfJob } from "../../src/picture/graph-of-job.js";
import type { JobGraph } from "../../src/picture/job-graph.js";
import { withRuns } from "../../src/picture/with-runs.js";
import { readJob } from "../../src/yaml/read-job.js";
import { yamlFolder } from "../yaml/yaml-folder.js";

function graphOf(text: string): JobGraph {
  const { job, diagnostics } = readJob(yamlFolder({ "pipeline.yml": text }));
  if (job?.kind !== "pipeline_job") throw new Error(JSON.stringify(diagnostics));
  return graphOfJob(job);
}

/** `a.out → b.in`, and dots for edges that only steer. */
function edgesOf({ edges }: JobGraph): string[] {
  return edges.map(({ from, output, to, input, kind }) => {
    const [start, end] = [
      [from, output],
      [to, input],
    ].map((place) => place.filter((part) => part !== undefined).join(" "));
    return `${start} ${kind === "control" ? "⇢" : "→"} ${end}`;
  });
}

const leaf = (inputs: string, outputs: string): string => `
    type: command
    command: "true"
    environment: azureml:e:1
    inputs: { ${inputs} }
    outputs: { ${outputs} }`;

test("edges lead from what makes a value to what takes it, whatever pipelines lie between", () => {
  const graph = graphOf(`
type: pipeline
inputs:
  data: { type: uri_file, path: azureml:d:1 }
  rate: 0.1
outputs:
  model: { type: uri_folder }
jobs:
  first:${leaf('data: "${{parent.inputs.data}}", rate: "${{parent.inputs.rate}}"', "out: { type: uri_file }")}
  nested:
    type: pipeline
    inputs: { table: "\${{parent.jobs.first.outputs.out}}" }
    outputs: { best: "\${{parent.outputs.model}}" }
    component:
      type: pipeline
      inputs: { table: { type: uri_file } }
      outputs: { best: { type: uri_folder } }
      jobs:
        fit:
          type: command
          inputs: { table: "\${{parent.inputs.table}}" }
          outputs: { best: "\${{parent.outputs.best}}" }
          component: { type: command, command: "true", environment: azureml:e:1, inputs: { table: { type: uri_file } }, outputs: { best: { type: uri_folder } } }
  last:${leaf('model: "${{parent.jobs.nested.outputs.best}}", again: "${{parent.jobs.first.inputs.data}}"', "")}
`);
  expect(graph.nodes.map(({ id, kind, parent }) => [id, kind, parent])).toEqual([
    ["inputs.data", "input", undefined],
    ["first", "command", undefined],
    ["nested", "pipeline", undefined],
    ["nested/fit", "command", "nested"],
    ["last", "command", undefined],
    ["outputs.model", "output", undefined],
  ]);
  expect(edgesOf(graph)).toEqual([
    "inputs.data → first data",
    "first out → nested/fit table",
    "nested/fit best → last model",
    "inputs.data → last again",
    "nested/fit best → outputs.model model",
  ]);
  expect(graph.nodes[1]?.inputs).toEqual([
    { name: "data", kind: "uri_file", value: "${{parent.inputs.data}}" },
    { name: "rate", kind: "number", value: "${{parent.inputs.rate}}" },
  ]);
});

const steered = `
type: pipeline
jobs:
  start:${leaf("", "model: { type: uri_folder }")}
  refine:
    type: command
    component: { type: command, command: "true", environment: azureml:e:1, inputs: { model: { type: uri_folder } }, outputs: { better: { type: uri_folder }, go: { type: boolean } } }
    inputs: { model: "\${{parent.jobs.start.outputs.model}}" }
  loop:
    type: do_while
    body: \${{parent.jobs.refine}}
    condition: \${{parent.jobs.refine.outputs.go}}
    mapping: { better: "\${{parent.jobs.refine.inputs.model}}" }
    limits: { max_iteration_count: 3 }
  good:${leaf('model: "${{parent.jobs.refine.outputs.better}}"', "")}
  bad:${leaf("", "")}
  judge:
    type: if_else
    condition: \${{parent.jobs.refine.outputs.go}}
    true_block: \${{parent.jobs.good}}
    false_block: \${{parent.jobs.bad}}
`;

test("a loop is the box of what it repeats, and a branching points at its blocks", () => {
  const graph = graphOf(steered);
  expect(graph.nodes.map(({ id, kind }) => `${id} ${kind}`)).toEqual([
    "start command",
    "refine do_while",
    "good command",
    "bad command",
    "judge if_else",
  ]);
  expect(edgesOf(graph)).toEqual([
    "start model → refine model",
    "refine better → good model",
    "refine go ⇢ judge condition",
    "judge true ⇢ good",
    "judge false ⇢ bad",
  ]);
});

test("rounds that ran stand in the box of their loop", () => {
  const round = (path: string): { path: string; kind: string; component: string } => ({ path, kind: "command", component: "refine" });
  const graph = withRuns(graphOf(steered), [
    { path: "refine", kind: "do_while", component: "refine" },
    round("refine/1"),
    round("refine/2"),
  ]);
  expect(graph.nodes.filter(({ parent }) => parent === "refine").map(({ id, name, kind }) => ({ id, name, kind }))).toEqual([
    { id: "refine/1", name: "1", kind: "command" },
    { id: "refine/2", name: "2", kind: "command" },
  ]);
  expect(edgesOf(graph)).toContain("refine better → good model");
});

test("rounds of a pipeline have its nodes and its edges, each its own", () => {
  const two = (x: string): string => `
        ${x}:
          type: command
          component: { type: command, command: "true", environment: azureml:e:1, inputs: { d: { type: uri_file, optional: true } }, outputs: { o: { type: uri_file } } }`;
  const graph = graphOf(`
type: pipeline
jobs:
  each:
    type: pipeline
    component:
      type: pipeline
      outputs: { o: { type: uri_file } }
      jobs:${two("a")}${two("b")}
          inputs: { d: "\${{parent.jobs.a.outputs.o}}" }
          outputs: { o: "\${{parent.outputs.o}}" }
  loop: { type: do_while, body: "\${{parent.jobs.each}}", mapping: {}, limits: { max_iteration_count: 2 } }
  end:${leaf('d: "${{parent.jobs.each.outputs.o}}"', "")}
`);
  expect(edgesOf(graph)).toEqual(["each/a o → each/b d", "each/b o → end d"]);
  const ran = ["each", "each/1", "each/1/a", "each/1/b", "each/2", "each/2/a"].map((path) => ({
    path,
    kind: path === "each" ? "do_while" : path.endsWith("a") || path.endsWith("b") ? "command" : "pipeline",
    component: "c",
  }));
  const now = withRuns(graph, ran);
  expect(now.nodes.map(({ id, kind, parent }) => [id, kind, parent])).toEqual([
    ["each", "do_while", undefined],
    ["end", "command", undefined],
    ["each/1", "pipeline", "each"],
    ["each/2", "pipeline", "each"],
    ["each/1/a", "command", "each/1"],
    ["each/1/b", "command", "each/1"],
    ["each/2/a", "command", "each/2"],
    ["each/2/b", "command", "each/2"],
  ]);
  expect(edgesOf(now)).toEqual(["each/1/a o → each/1/b d", "each/2/a o → each/2/b d", "each o → end d"]);
});

test("of a job that nothing is known of but its nodes, these are cards", () => {
  const graph = withRuns({ nodes: [], edges: [] }, [
    { path: "a", kind: "pipeline", component: "p" },
    { path: "a/b", kind: "command", component: "c" },
    { path: "a/b/mlflow", kind: "run", component: "" },
  ]);
  expect(graph.nodes.map(({ id, kind, parent }) => [id, kind, parent])).toEqual([
    ["a", "pipeline", undefined],
    ["a/b", "command", "a"],
  ]);
});

test("texts for Mermaid and Graphviz", () => {
  const graph = graphOf(steered);
  expect(mermaid(graph)).toMatchInlineSnapshot(`
    "flowchart TD
      n0["start"]
      n1["refine<br>do while"]
      n2["good"]
      n3["bad"]
      n4{{"judge"}}
      n0 -->|"model"| n1
      n1 -->|"better → model"| n2
      n1 -.->|"go"| n4
      n4 -.->|"true"| n2
      n4 -.->|"false"| n3
    "
  `);
  expect(dot(graph)).toMatchInlineSnapshot(`
    "digraph {
      compound=true;
      node [fontname="sans-serif"];
      "start" [label="start", shape=box];
      "refine" [label="refine\\ndo while", shape=box];
      "good" [label="good", shape=box];
      "bad" [label="bad", shape=box];
      "judge" [label="judge", shape=diamond];
      "start" -> "refine" [label="model"];
      "refine" -> "good" [label="better → model"];
      "refine" -> "judge" [label="go → condition", style="dashed"];
      "judge" -> "good" [label="true", style="dashed"];
      "judge" -> "bad" [label="false", style="dashed"];
    }
    "
  `);
});

test("names cannot break out of their place in a text", () => {
  const name = 'a"]; x --> y\n<b>#quot;\\';
  const graph: JobGraph = { nodes: [{ id: name, name, kind: "command", inputs: [], outputs: [] }], edges: [] };
  expect(mermaid(graph)).toMatchInlineSnapshot(`
    "flowchart TD
      n0["a#quot;]; x --#gt; y<br>#lt;b#gt;#35;quot;\\"]
    "
  `);
  expect(dot(graph)).toMatchInlineSnapshot(`
    "digraph {
      compound=true;
      node [fontname="sans-serif"];
      "a\\"]; x --> y\\n<b>#quot;\\\\" [label="a\\"]; x --> y\\n<b>#quot;\\\\", shape=box];
    }
    "
  `);
});
