import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";

const main = path.resolve("dist/cli/main.js");
const { version } = JSON.parse(readFileSync("package.json", "utf8"));

/** A process for each node, with its log, events and metrics kept; results found by content. */
export const azml = {
  name: "azml",
  version: () => version,
  keeps: "by content",
  write(folder, dag, failing) {
    const jobs = dag.map(({ name, after }) => {
      const fail = name === failing ? `[ -e ${path.join(folder, "go")} ] || exit 1; ` : "";
      const inputs = after.map((one) => `      ${one}: \${{parent.jobs.${one}.outputs.out}}\n`).join("");
      const read = after.map((one) => `\${{inputs.${one}}}/data`).join(" ") || "/dev/null";
      return `  ${name}:
    type: command
    command: '${fail}cat ${read} > \${{outputs.out}}/data; echo ${name} >> \${{outputs.out}}/data'
    environment: azureml:none:1
${inputs && `    inputs:\n${inputs}`}    outputs:
      out: { type: uri_folder }
`;
    });
    writeFileSync(path.join(folder, "pipeline.yml"), `type: pipeline\njobs:\n${jobs.join("")}`);
  },
  run: () => [process.execPath, main, "run", "pipeline.yml", "--plain", "--max-parallel", "1"],
  again: () => azml.run(),
  plan: () => [process.execPath, main, "compile", "pipeline.yml", "-o", "compiled"],
  resume: () => [process.execPath, main, "resume", "--plain"],
};
