import { writeFileSync } from "node:fs";
import path from "node:path";
import { pythonPrograms } from "./tools.mjs";

const version = "2.19.39";

/** A process for each step, with its log and its values kept. `resume` goes on with a run; another run does everything again. */
export const metaflow = {
  name: "Metaflow",
  version: () => version,
  write(folder, dag, failing) {
    const steps = dag.map(({ name, after }, at) => {
      const follow = dag.filter((other) => other.after.includes(name)).map((other) => `self.${stepOf(other.name, dag)}`);
      const join = after.length > 1;
      const fail = name === failing ? "        if not os.path.exists(GO): raise SystemExit(1)\n" : "";
      const read = after.map((one) => `open(os.path.join(OUT, "${one}", "data")).read()`).join(" + ") || '""';
      const next = at === dag.length - 1 ? "self.end" : follow.join(", ");
      return `    @step\n    def ${stepOf(name, dag)}(self${join ? ", inputs" : ""}):\n${fail}        work("${name}", ${read})\n        self.next(${next})\n`;
    });
    const text = `import os
from metaflow import FlowSpec, step
HERE = os.path.dirname(os.path.abspath(__file__))
OUT = os.path.join(HERE, "out")
GO = os.path.join(HERE, "go")

def work(name, text):
    os.makedirs(os.path.join(OUT, name), exist_ok=True)
    with open(os.path.join(OUT, name, "data"), "w") as file:
        file.write(text + name + "\\n")

class Flow(FlowSpec):
${steps.join("\n")}
    @step
    def end(self):
        pass

if __name__ == "__main__":
    Flow()
`;
    writeFileSync(path.join(folder, "flow.py"), text);
  },
  env: (folder) => ({ METAFLOW_HOME: folder, METAFLOW_DATASTORE_SYSROOT_LOCAL: folder, USERNAME: "bench" }),
  run: () => [path.join(pythonPrograms("metaflow", version), "python"), "flow.py", "--quiet", "run", "--max-workers", "1"],
  again: () => metaflow.run(),
  resume: () => [path.join(pythonPrograms("metaflow", version), "python"), "flow.py", "--quiet", "resume", "--max-workers", "1"],
};

function stepOf(name, dag) {
  return name === dag[0].name ? "start" : name;
}
