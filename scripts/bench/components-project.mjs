import { mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import path from "node:path";
import { repository } from "./project.mjs";
import { temporaryFolder } from "./temporary-folder.mjs";

const componentYaml = (name, inputs) => `$schema: https://azuremlschemas.azureedge.net/latest/commandComponent.schema.json
type: command
name: ${name}
display_name: ${name}
version: 1
inputs:
  data: { type: uri_folder, optional: true }
${inputs.map((input) => `  ${input}: { type: number, default: 0.5 }\n`).join("")}outputs:
  out: { type: uri_folder }
code: ../code/${name}
environment:
  image: mcr.microsoft.com/azureml/openmpi4.1.0-ubuntu20.04
  conda_file: ../conda.yml
command: >-
  python main.py $[[--data \${{inputs.data}}]] ${inputs.map((input) => `--${input} \${{inputs.${input}}}`).join(" ")} --out \${{outputs.out}}
`;

const inputs = ["alpha", "beta", "gamma"];

/** A node in YAML: each of ten reads what the one before wrote. */
const nodeYaml = (at, name) => `  node_${at}:
    type: command
    component: ./components/${name}.yml
    inputs:
${at % 10 === 0 ? "" : `      data: \${{parent.jobs.node_${at - 1}.outputs.out}}\n`}      alpha: ${at / 1000}
      beta: \${{parent.inputs.beta}}
    limits: { timeout: ${60 + at} }
    environment_variables: { STEP: "${at}" }
`;

const pipelineTs = (count, names) => `import { job, loadComponent, pipeline, step } from "azml";
const components = ${JSON.stringify(names)}.map((name) => loadComponent(\`./components/\${name}.yml\`));

@pipeline()
export class Bench {
  build() {
    let last: ReturnType<typeof step> | undefined;
    for (let at = 0; at < ${count}; at++) {
      const component = components[at % components.length]!;
      const options = { limits: { timeout: 60 + at }, environmentVariables: { STEP: String(at) } };
      const values = { alpha: at / 1000, beta: 0.25 };
      last = step(component, at % 10 === 0 ? values : { ...values, data: last!.outputs.out }, options);
    }
  }
}
export default job(Bench, {}, { defaultCompute: "cpu" });
`;

/**
 * A project with one pipeline of `nodes` nodes over `components` components, each a YAML file and a folder of code, as `pipeline.yml` and as
 * `pipeline.ts`. Answers with its folder.
 */
export function componentsProject(nodes, components) {
  const folder = temporaryFolder(`components-${nodes}`);
  const names = Array.from({ length: components }, (_, at) => `step_${at}`);
  const write = (file, text) => {
    mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
    writeFileSync(path.join(folder, file), text);
  };
  mkdirSync(path.join(folder, "node_modules"));
  symlinkSync(repository, path.join(folder, "node_modules/azml"));
  write("package.json", '{"type":"module"}');
  write("conda.yml", "name: bench\ndependencies:\n  - python=3.10\n  - pip:\n      - mlflow\n");
  for (const name of names) {
    write(`components/${name}.yml`, componentYaml(name, inputs));
    write(`code/${name}/main.py`, `print("${name}")\n`);
    for (let at = 0; at < 5; at++) write(`code/${name}/package/module_${at}.py`, `# ${name} ${at}\n`.repeat(200));
  }
  const jobs = Array.from({ length: nodes }, (_, at) => nodeYaml(at, names[at % components])).join("");
  const head = "$schema: https://azuremlschemas.azureedge.net/latest/pipelineJob.schema.json\ntype: pipeline\ndisplay_name: bench\n";
  write("pipeline.yml", `${head}settings: { default_compute: azureml:cpu }\ninputs: { beta: 0.25 }\njobs:\n${jobs}`);
  write("pipeline.ts", pipelineTs(nodes, names));
  return folder;
}
