import { writeFileSync } from "node:fs";
import path from "node:path";
import { pythonPrograms } from "./tools.mjs";

const version = "9.27.1";

/** Rules over files, with a log of each; looks at time stamps, code and parameters. */
export const snakemake = {
  name: "Snakemake",
  version: () => version,
  keeps: "by time stamps and code",
  write(folder, dag, failing) {
    const rules = dag.map(({ name, after }) => {
      const read = after.map((one) => `"out/${one}/data"`).join(", ");
      const fail = name === failing ? "[ -e go ] || exit 1; " : "";
      return `rule ${name}:\n${read ? `    input: ${read}\n` : ""}    output: "out/${name}/data"\n    shell: "${fail}cat ${read ? "{input}" : "/dev/null"} > {output}; echo ${name} >> {output}"\n`;
    });
    const all = `rule all:\n    input: "out/${dag.at(-1).name}/data"\n`;
    writeFileSync(path.join(folder, "Snakefile"), [all, ...rules].join("\n"));
  },
  run: () => [path.join(pythonPrograms("snakemake", version), "snakemake"), "--cores", "1", "--quiet", "all"],
  again: () => snakemake.run(),
  resume: () => snakemake.run(),
  plan: () => [...snakemake.run(), "--dry-run"],
};
