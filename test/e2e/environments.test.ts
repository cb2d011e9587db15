import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { tellSkipped } from "../engine/support/python.js";
import { wheels } from "../engine/support/wheels.js";
import { azml, plain, project } from "./support.js";

const found = wheels("numpy==2.2.6", "pandas==2.3.3");
tellSkipped("a Python step of a TypeScript pipeline, in a Python environment", "lack" in found ? found.lack : undefined);

const pipeline = `
import { command, environment, input, job, pipeline, step, type Binding, uriFile, commandComponent, output, type Output, type UriFile } from "azml";
import { readFile, writeFile } from "node:fs/promises";

const total = command({
  name: "total",
  inputs: { sales: "uri_file" },
  outputs: { totals: "uri_file" },
  code: "./src",
  environment: environment({ image: "mcr.microsoft.com/azureml/openmpi4.1.0-ubuntu22.04", conda: "./conda.yml" }),
  command: "python total.py \${{inputs.sales}} \${{outputs.totals}}",
});

@commandComponent()
export class Report {
  @input("uri_file") totals!: UriFile;
  @output("uri_file") report!: Output<UriFile>;
  async run() {
    await writeFile(this.report, (await readFile(this.totals, "utf8")).toUpperCase());
  }
}

@pipeline()
export class Sales {
  @input("uri_file") sales!: Binding<"uri_file">;
  build() {
    const totals = step(total, { sales: this.sales }, { local: { environment: "venv" } });
    step(Report, { totals: totals.outputs.totals });
  }
}

export default job(Sales, { sales: uriFile("./sales.csv") });
`;

const files = {
  "pipeline.ts": pipeline,
  "conda.yml": "name: sales\nchannels: [conda-forge]\ndependencies:\n  - python\n  - pandas=2.3\n  - pip: [-r requirements.txt]\n",
  "requirements.txt": "numpy==2.2.6\n",
  "sales.csv": "shop,sold\na,1\nb,2\na,4\n",
  "src/total.py":
    "import sys\nimport pandas\n\nsales = pandas.read_csv(sys.argv[1])\nsales.groupby('shop').sum().to_csv(sys.argv[2])\nprint('pandas', pandas.__version__)\n",
};

test.skipIf("lack" in found)("a step of a TypeScript pipeline has the Python packages that its environment says", async () => {
  const folder = project(files);
  const env = "env" in found ? found.env : {};
  const { stdout, stderr, exitCode } = await azml(folder, ["run", ".", "--plain", "--no-as-azure"], { env });
  expect({ stderr, exitCode }).toEqual({ stderr: "", exitCode: 0 });
  const [made = ""] = readdirSync(join(folder, ".azml/environments"));
  expect(
    plain(stdout, folder)
      .replaceAll(made, "<environment>")
      // How long it takes is the machine's.
      .replaceAll(/^total \| environment <environment>: \d+ s.*\n/gm, "")
      .replace(/Python 3\.\d+\.\d+, \d+ s/, "Python <version>"),
  ).toMatchSnapshot();
  const [run = ""] = readdirSync(join(folder, ".azml/runs"));
  expect(readFileSync(join(folder, ".azml/runs", run, "report/outputs/report"), "utf8")).toBe("SHOP,SOLD\nA,5\nB,2\n");
});

test("a choice of environments that means nothing is told of", async () => {
  const folder = project(files);
  const texts = [];
  for (const args of [
    ["--env", "vnev"],
    ["--env", "total=conda"],
    ["--env", "=venv"],
    ["--env", "totl=venv"],
  ]) {
    const { stdout, stderr, exitCode } = await azml(folder, ["run", ".", ...args]);
    expect({ stdout, exitCode }).toEqual({ stdout: "", exitCode: 2 });
    texts.push(plain(stderr, folder));
  }
  expect(texts.join("\n")).toMatchSnapshot();
});
