import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { azml, project } from "./support.js";

const names = ["__proto__", "constructor", "valueOf"] as const;
const each = (line: (name: string) => string): string => names.map((name) => line(name)).join("\n");

const pipeline = `type: pipeline
settings: { default_compute: azureml:cpu }
tags: { __proto__: t, constructor: t, valueOf: t }
inputs:
${each((name) => `  ${name}: of-${name}`)}
outputs:
${each((name) => `  ${name}: { type: uri_file }`)}
jobs:
  constructor:
    type: command
    command: ${names.map((name) => `echo \${{inputs.${name}}} > \${{outputs.${name}}}`).join("; ")}
    environment: azureml:e:1
    inputs:
${each((name) => `      ${name}: "\${{parent.inputs.${name}}}"`)}
    outputs:
${each((name) => `      ${name}: "\${{parent.outputs.${name}}}"`)}
  __proto__:
    type: command
    command: cat ${names.map((name) => `\${{inputs.${name}}}`).join(" ")}; env | grep -c -e ^__proto__=1 -e ^constructor=1
    environment: azureml:e:1
    environment_variables: { __proto__: "1", constructor: "1" }
    inputs:
${each((name) => `      ${name}: "\${{parent.jobs.constructor.outputs.${name}}}"`)}
`;

it("names that objects of JavaScript have are names, from the file to the run, its record and what is compiled", async () => {
  const folder = project({ "pipeline.yml": pipeline });
  expect((await azml(folder, ["run", "pipeline.yml", "--name", "one"])).exitCode).toBe(0);
  expect((await azml(folder, ["logs", "one", "__proto__"])).stdout).toBe(`${each((name) => `of-${name}`)}\n2\n`);
  const shown = JSON.parse(String((await azml(folder, ["job", "show", "one", "--json"])).stdout)) as Record<string, object>;
  for (const key of ["inputs", "outputs", "tags"]) expect(Object.keys(shown[key] ?? {}).sort(), key).toEqual([...names].sort());
  expect((await azml(folder, ["run", "pipeline.yml"])).stdout).toMatch(/__proto__: Completed.*: the same as in one/);
  expect((await azml(folder, ["compile", "pipeline.yml", "-o", "out"])).exitCode).toBe(0);
  const compiled = readFileSync(join(folder, "out/pipeline.yml"), "utf8");
  for (const name of names) expect(compiled).toContain(`${name}: \${{parent.jobs.constructor.outputs.${name}}}`);
  expect((await azml(folder, ["validate", "out/pipeline.yml"])).exitCode).toBe(0);
});

it("a name that nobody has given is none, whatever objects of JavaScript have", async () => {
  const folder = project({
    "pipeline.yml": pipeline.replace(
      '      constructor: "${{parent.inputs.constructor}}"\n',
      '      other: "${{parent.inputs.toString}}"\n',
    ),
  });
  const { exitCode, stderr } = await azml(folder, ["validate", "pipeline.yml"]);
  expect(exitCode).not.toBe(0);
  expect(stderr).toContain("toString");
});
