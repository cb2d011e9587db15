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
      const given = after.map((one) => `${one}.output`).join(", ");
      return `    ${name} = work(name="${name}", texts=[${given}], fails=${name === failing ? "True" : "False"})\n`;
    });
    const text = `import os
from kfp import dsl, local
HERE = os.path.dirname(os.path.abspath(__file__))

@dsl.component
def work(name: str, texts: list, fails: bool) -> str:
    import os
    if fails and not os.path.exists(os.environ["BENCH_GO"]):
        raise SystemExit(1)
    return "".join(texts) + name + "\\n"

@dsl.pipeline
def flow() -> str:
${calls.join("")}    return ${dag.at(-1).name}.output

if __name__ == "__main__":
    local.init(runner=local.SubprocessRunner(use_venv=False), pipeline_root=os.path.join(HERE, "out"))
    flow()
`;
    writeFileSync(path.join(folder, "flow.py"), text);
  },
  env: (folder) => ({ BENCH_GO: path.join(folder, "go"), PATH: `${pythonPrograms("kfp", version)}:${process.env.PATH}` }),
  run: () => [path.join(pythonPrograms("kfp", version), "python"), "flow.py"],
  again: () => kfp.run(),
  resume: () => kfp.run(),
};
