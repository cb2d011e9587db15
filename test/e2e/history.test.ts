import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { azmlHere } from "./azml-here.js";
import { azml, plain, project } from "./support.js";

const pipeline = `
type: pipeline
display_name: rows
experiment_name: nightly
tags: { team: vision }
inputs: { rows: 3 }
outputs: { data: { type: uri_folder } }
jobs:
  make:
    type: command
    code: ./code
    command: sh make.sh \${{inputs.rows}} \${{outputs.data}}
    environment: azureml:e:1
    inputs: { rows: "\${{parent.inputs.rows}}" }
    outputs: { data: "\${{parent.outputs.data}}" }
  count:
    type: command
    command: cat \${{inputs.data}}/rows.txt; echo '{"key":"rows","value":'$(wc -l < \${{inputs.data}}/rows.txt)'}' >> "$AZML_METRICS_FILE"
    environment: azureml:e:1
    inputs: { data: "\${{parent.jobs.make.outputs.data}}" }
`;

describe("the history of a workspace", () => {
  let folder = "";
  beforeAll(async () => {
    folder = project({ "pipeline.yml": pipeline, "code/make.sh": "for i in $(seq $1); do echo row $i; done > $2/rows.txt\n" });
    await azml(folder, ["run", "pipeline.yml", "--name", "one"]);
    writeFileSync(join(folder, "code/make.sh"), '[ "$1" != 9 ] || exit 3\nfor i in $(seq $1); do echo row $i; done > $2/rows.txt\n');
    await azml(folder, ["run", "pipeline.yml", "--name", "two", "-i", "rows=5"]);
    await azml(folder, ["run", "pipeline.yml", "--name", "three", "-i", "rows=9"]);
  });

  /** What a person would see, with the exit code where it is not 0. In this process: there are many commands, and each starts Node. */
  const told = async (...args: string[]): Promise<string> => {
    const { text: raw, code } = await azmlHere(folder, args);
    const text = plain(raw, folder)
      .replace(/\d{4}-\d\d-\d\d \d\d:\d\d:\d\d/g, "<date>")
      .replace(/\b\d+(\.\d)? k?B/g, "<size>")
      .replace(/ {2,}(?=<)/g, "  ");
    return `$ azml ${args.join(" ")}\n${text}${code === 0 ? "" : `exit code ${code}\n`}`;
  };
  const screen = async (commands: readonly string[]): Promise<string> => {
    const shown: string[] = [];
    for (const command of commands) shown.push(await told(...command.split(" ")));
    return shown.join("\n");
  };

  it("says how it is looked at", async () => {
    expect(await screen(["diff --help", "gc --help", "job download --help", "job export --help", "job archive --help"])).toMatchSnapshot();
  });

  it("is searched, and jobs are archived", async () => {
    expect(
      await screen([
        "job list --status failed --status Canceled",
        "job list --tag team=vision --experiment nightly --max-results 1",
        "job list --tag team=text",
        "job archive two",
        "job list",
        "job list --archived-only",
        "job restore two",
        "job list --include-archived",
        "job list --status Done",
        "job list --tag =x",
        "job list --max-results 1",
        "logs two make",
        "logs three make",
        "why three count",
        "job show last --yaml",
        "job archive tow",
      ]),
    ).toMatchSnapshot();
  });

  it("is compared: exit code 0 for the same, 1 for others", async () => {
    expect(await screen(["diff one one", "diff one two", "diff two three", "diff one tow"])).toMatchSnapshot();
    const { text } = await azmlHere(folder, ["diff", "one", "two", "--json"]);
    expect(JSON.parse(text)).toMatchObject({
      equal: false,
      changes: [{ what: "input rows", after: "5" }],
      nodes: [
        { path: "make", changes: [{ what: "code", files: { changed: ["make.sh"] } }, { what: "input rows" }, { what: "output data" }] },
        { path: "count", changes: [{ what: "input data" }, { what: "metric rows", before: 3, after: 5, difference: 2 }] },
      ],
    });
  });

  it("gives its logs, the last lines of them too", async () => {
    expect(
      await screen(["logs two --tail 2", "logs two count -f --tail 1", "logs one count --tail 0", "logs one --tail all"]),
    ).toMatchSnapshot();
  });

  it("gives its outputs, and replaces nothing unless it may", async () => {
    const seen = [await screen(["job download one -p out", "job download one -p out", "job download two -p out"])];
    expect(readFileSync(join(folder, "out/named-outputs/data/rows.txt"), "utf8")).toBe("row 1\nrow 2\nrow 3\n");
    seen.push(
      await screen([
        "job download two -p out --force",
        "job download two --node make --output-name dta",
        "job download two --node maek",
        "job download two --all --output-name data",
        "job download two --all -p all",
        "job download two --node count",
        "job download two -p pipeline.yml",
      ]),
    );
    expect(readFileSync(join(folder, "out/named-outputs/data/rows.txt"), "utf8")).toContain("row 5");
    expect(readdirSync(join(folder, "out"))).toEqual(["named-outputs"]);
    expect(readFileSync(join(folder, "all/artifacts/count/user_logs/std_log.txt"), "utf8")).toContain("row 5");
    expect(seen.join("\n")).toMatchSnapshot();
  });

  it("is exported to a folder or a zip", async () => {
    const seen = await screen([
      "job export two",
      "job export two",
      "job export two --force",
      "job export two -o out",
      "job export two -o pipeline.yml",
      "job export two -o exported",
      "job export two -o exported --force --without-outputs",
    ]);
    expect(seen).toMatchSnapshot();
    const files = readdirSync(join(folder, "exported"), { recursive: true, encoding: "utf8", withFileTypes: false });
    expect(files.filter((name) => /\.\w+$/.test(name)).sort()).toEqual([
      "README.txt",
      "code/0/make.sh",
      "events.jsonl",
      "job.json",
      "metrics.csv",
      "nodes/count/std_log.txt",
      "nodes/make/std_log.txt",
      "params.csv",
    ]);
    const job = JSON.parse(readFileSync(join(folder, "exported/job.json"), "utf8")) as { nodes: { code: string }[] };
    expect(existsSync(join(folder, "exported", job.nodes[0]?.code ?? "", "make.sh"))).toBe(true);
    expect(readFileSync(join(folder, "exported/metrics.csv"), "utf8")).toMatch(/^node,metric,step,value,time\ncount,rows,0,5,2/);
    expect(readFileSync(join(folder, "two.zip")).subarray(0, 2).toString()).toBe("PK");
    expect(readdirSync(folder).filter((name) => name.startsWith("."))).toEqual([".azml"]);
  });

  it("is cut, when everything else has been looked at", async () => {
    expect(
      await screen([
        "gc",
        "gc --older-than 1x",
        "gc --keep few",
        "gc --keep 1 --status Failed",
        "gc --keep 1 --dry-run",
        "gc --keep 1",
        "job list",
      ]),
    ).toMatchSnapshot();
    expect(readdirSync(join(folder, ".azml/runs"))).toEqual(["three"]);
  });
});
