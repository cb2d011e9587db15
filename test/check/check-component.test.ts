import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { checkComponent } from "../../src/check/check-component.js";
import { DiagnosticSink } from "../../src/diagnostics/sink.js";
import { readComponent } from "../../src/yaml/read-component.js";

/** What is wrong with a component by itself: `error AZML301 command: …`. */
function check(text: string): string[] {
  const file = path.join(mkdtempSync(path.join(tmpdir(), "azml-component-")), "component.yml");
  writeFileSync(file, text);
  const { component, diagnostics } = readComponent(file);
  const sink = new DiagnosticSink();
  sink.add(...diagnostics);
  if (component) checkComponent(component, sink);
  return sink.list().map(({ severity, code, path: at, message }) => `${severity} ${code} ${at}: ${message}`);
}

const head = "name: c\nenvironment: azureml:e:1\n";

describe("checkComponent", () => {
  it("finds what a command names and the component does not declare", () => {
    const text = `${head}command: echo \${{inputs.a}} \${{inputs.zz}} \${{ outputs.o }} \${{foo.bar}} \${{name}}\ninputs: { a: { type: string } }\n`;
    expect(check(text)).toEqual(["error AZML301 command: Invalid data binding expression: inputs.zz, outputs.o, foo.bar"]);
  });

  it("only doubts a default outside its own limits, as the service takes such components", () => {
    const inputs =
      "inputs: { n: { type: integer, default: 5, min: 6 }, x: { type: number, default: 2.5, max: 1 }, e: { type: string, default: c, enum: [a, b] } }\n";
    expect(check(`${head}command: ls\n${inputs}`)).toEqual([
      'warning AZML304 inputs.n.default: the default of input "n" of component "c" has to be at least 6, not 5',
      'warning AZML304 inputs.x.default: the default of input "x" of component "c" has to be at most 1, not 2.5',
      'warning AZML304 inputs.e.default: the default of input "e" of component "c" has to be one of "a", "b", not "c"',
    ]);
  });

  it("checks the nodes of a pipeline, and asks for no values of its own inputs", () => {
    const node =
      "type: command, compute: azureml:cpu, component: { command: ls, environment: azureml:e:1, inputs: { a: { type: string } } }";
    const text = `type: pipeline\nname: p\ninputs: { x: { type: string } }\njobs:\n  good: { ${node}, inputs: { a: "\${{parent.inputs.x}}" } }\n  bad: { ${node} }\n`;
    expect(check(text)).toEqual(["error AZML306 jobs.bad.inputs.a: Required input 'a' for component 'component.yml' not provided."]);
  });
});
