// Writes test/conformance/rules/*.golden.json: what azure-ai-ml makes of each document of the YAML files beside them. Needs the oracle that lies
// beside the repository and a Python with azure-ai-ml: AZML_ORACLE_PYTHON=…/bin/python node scripts/make-rule-goldens.mjs [GROUP]…
import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { parseDocument } from "yaml";

const python = process.env.AZML_ORACLE_PYTHON ?? "python3";
const oracle = resolve("../shared/azureml/oracle/oracle.py");
const folder = resolve("test/conformance/rules");
const known = readdirSync(folder)
  .filter((name) => name.endsWith(".yml"))
  .map((name) => name.replace(".yml", ""));

for (const group of process.argv.length > 2 ? process.argv.slice(2) : known) {
  const corpus = mkdtempSync(join(tmpdir(), "azml-rules-"));
  const [cases, out] = [join(corpus, "in", "test_configs", "rules"), join(corpus, "out")];
  mkdirSync(cases, { recursive: true });
  cpSync(join(folder, "files"), cases, { recursive: true });
  const text = readFileSync(join(folder, `${group}.yml`), "utf8");
  const document = parseDocument(text, { version: "1.1" });
  const names = document.contents.items.map(({ key, value }, index) => {
    // As it is written, two columns to the left.
    writeFileSync(join(cases, `case-${index}.yml`), `  ${text.slice(value.range[0], value.range[1])}`.replaceAll(/^ {2}/gm, ""));
    return String(key.value);
  });
  execFileSync(python, [oracle, "corpus", join(corpus, "in"), out], { stdio: ["ignore", "ignore", "ignore"] });
  const goldens = names.map((name, index) => {
    const { kind, validation, error, rest } = JSON.parse(readFileSync(join(out, "test_configs", `rules__case-${index}.json`), "utf8"));
    const paths = validation?.errors?.map(({ path }) => path);
    return [name, { kind, refused: error?.stage, result: validation?.result, paths, rest }];
  });
  writeFileSync(join(folder, `${group}.golden.json`), `${JSON.stringify(Object.fromEntries(goldens), null, 1)}\n`);
  rmSync(corpus, { recursive: true });
  console.log(`${group}: ${goldens.length} cases`);
}
