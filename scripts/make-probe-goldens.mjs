// Writes test/conformance/probes/*.golden.json: what azure-ai-ml makes of the files beside them. Needs the oracle that lies beside the
// repository and a Python with azure-ai-ml: AZML_ORACLE_PYTHON=…/bin/python node scripts/make-probe-goldens.mjs [NAME]…
import { execFileSync } from "node:child_process";
import { readdirSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";

const python = process.env.AZML_ORACLE_PYTHON ?? "python3";
const oracle = resolve("../shared/azureml/oracle/oracle.py");
const folder = resolve("test/conformance/probes");
const known = readdirSync(folder)
  .filter((name) => name.endsWith(".golden.json"))
  .map((name) => name.replace(".golden.json", ""));

for (const name of process.argv.length > 2 ? process.argv.slice(2) : known) {
  const text = execFileSync(python, [oracle, "yaml", join(folder, `${name}.yml`), "--private"], {
    encoding: "utf8",
    stdio: ["ignore", "pipe", "ignore"],
  });
  const { sdk, validation, calls, request, rest, error } = JSON.parse(text);
  if (rest === undefined || error !== undefined)
    throw new Error(`${name}: ${JSON.stringify(validation ?? error, null, 1)}\n${error?.message}`);
  writeFileSync(join(folder, `${name}.golden.json`), `${JSON.stringify({ sdk, calls, request, rest }, null, 1)}\n`);
  console.log(`${name}: ${sdk}, ${calls.length + 1} writes`);
}
