import { writeFileSync } from "node:fs";
import path from "node:path";
import { pythonPrograms } from "./tools.mjs";

const version = "3.9.1";

/** Tasks as functions in the flow's own process, with a server that is started for the run; results kept and found by their inputs. */
export const prefect = {
  name: "Prefect",
  version: () => version,
  keeps: "by code and inputs",
  write(folder, dag, failing) {
    const calls = dag.map(({ name, after }) => {
      const given = after.map((one) => `r_${one}`).join(", ");
      return `    r_${name} = work("${name}", [${given}], ${name === failing ? "True" : "False"})\n`;
    });
    const text = `import os
from prefect import flow, task
from prefect.cache_policies import INPUTS, TASK_SOURCE
HERE = os.path.dirname(os.path.abspath(__file__))

@task(persist_result=True, cache_policy=INPUTS + TASK_SOURCE)
def work(name, texts, fails):
    if fails and not os.path.exists(os.path.join(HERE, "go")):
        raise RuntimeError("told to fail")
    return "".join(texts) + name + "\\n"

@flow
def bench():
${calls.join("")}

if __name__ == "__main__":
    bench()
`;
    writeFileSync(path.join(folder, "flow.py"), text);
  },
  env: (folder) => ({
    PREFECT_HOME: path.join(folder, "home"),
    PREFECT_LOGGING_LEVEL: "WARNING",
    PREFECT_SERVER_ANALYTICS_ENABLED: "false",
    DO_NOT_TRACK: "1",
  }),
  run: () => [path.join(pythonPrograms("prefect", version), "python"), "flow.py"],
  again: () => prefect.run(),
  resume: () => prefect.run(),
};
