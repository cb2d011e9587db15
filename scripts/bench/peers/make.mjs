import { execFileSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import path from "node:path";

/** Rebuilds what is older than what it is made of. Keeps no run, no log and no metrics. */
export const make = {
  name: "GNU make",
  version: () => /[\d.]+$/m.exec(execFileSync("make", ["--version"], { encoding: "utf8" }).split("\n")[0])[0],
  keeps: "by time stamps",
  write(folder, dag, failing) {
    const rules = dag.map(({ name, after }) => {
      const fail = name === failing ? "\t[ -e go ]\n" : "";
      const read = after.map((one) => `out/${one}/data`).join(" ");
      return `out/${name}/data: ${read}\n\t@mkdir -p out/${name}\n${fail}\t@cat ${read || "/dev/null"} > $@; echo ${name} >> $@\n`;
    });
    writeFileSync(path.join(folder, "Makefile"), `all: out/${dag.at(-1).name}/data\n${rules.join("")}`);
  },
  run: () => ["make", "-s"],
  again: () => ["make", "-s"],
  resume: () => ["make", "-s"],
  plan: () => ["make", "-n"],
};
