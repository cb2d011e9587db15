import { writeFileSync } from "node:fs";
import path from "node:path";
import { pythonPrograms } from "./tools.mjs";

const version = "2.17.3";

/** The local runner of Kubeflow Pipelines, without an environment for each node. */
export const kfp = {
  name: "Kubeflow, local",
  version: () => version,
  write(folder, dag, failing) {
    const calls = dag.map(({ name, after }) => {
      const later = after.length > 0 ? `.after(${after.join(", ")})` : "";
      return `    ${name} = work(name="${name}", before="${after.join(" ")}", fails=${name === failing ? "True" : "False"})${later}\n`;
    });
    const text = `import os, sys
from kfp import compiler, dsl, local
HERE = os.path.dirname(os.path.abspath(__file__))

@dsl.component
def work(name: str, before: str, fails: bool):
    import os
    here = os.environ["BENCH"]
    if fails and not os.path.exists(os.path.join(here, "go")):
        raise SystemExit(1)
    os.makedirs(os.path.join(here, "out", name), exist_ok=True)
    text = "".join(open(os.path.join(here, "out", one, "data")).read() for one in before.split())
    with open(os.path.join(here, "out", name, "data"), "w") as file:
        file.write(text + name + "\\n")

@dsl.pipeline
def flow():
${calls.join("")}

if sys.argv[1:] == ["compile"]:
    compiler.Compiler().compile(flow, "flow.yaml")
else:
    local.init(runner=local.SubprocessRunner(use_venv=False), pipeline_root=os.path.join(HERE, "runs"))
    flow()
`;
    writeFileSync(path.join(folder, "flow.py"), text);
  },
  env: (folder) => ({ BENCH: folder, PATH: `${pythonPrograms("kfp", version)}:${process.env.PATH}` }),
  run: () => [path.join(pythonPrograms("kfp", version), "python"), "flow.py"],
  again: () => kfp.run(),
  resume: () => kfp.run(),
  plan: () => [...kfp.run(), "compile"],
};
