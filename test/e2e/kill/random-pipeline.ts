import { uniformInt } from "pure-rand/distribution/uniformInt";
import { mersenne } from "pure-rand/generator/mersenne";
import { stringify } from "yaml";

/** The files of a project whose `pipeline.yml` is a job of nodes of every kind, at random. Equal seeds give equal projects. */
export function randomProject(seed: number): Record<string, string> {
  const random = mersenne(seed);
  const below = (count: number): number => uniformInt(random, 0, count - 1);
  const kinds = Object.keys(makers) as (keyof typeof makers)[];
  const count = 4 + below(6);
  const files: Record<string, string> = { ...shared };
  const jobs: Record<string, unknown> = {};
  const makes: string[] = [];
  for (let at = 0; at < count; at++) {
    const name = `n${at}`;
    const kind = kinds[at === 0 ? 0 : below(kinds.length)] ?? "command";
    const from = makes.length === 0 ? [] : [...new Set([below(makes.length), below(makes.length)])].map((index) => makes[index] ?? "");
    makes.push(makers[kind]({ name, from: from.map((node) => `\${{parent.jobs.${node}.outputs.out}}`), jobs, files }));
  }
  const last = makes.map((node) => `\${{parent.jobs.${node}.outputs.out}}`);
  command({ name: "last", from: last, jobs, files });
  (jobs["last"] as { outputs: unknown }).outputs = { out: "${{parent.outputs.out}}" };
  files["pipeline.yml"] = stringify({ type: "pipeline", outputs: { out: { type: "uri_file" } }, jobs }, { lineWidth: 0 });
  return files;
}

interface Place {
  readonly name: string;
  /** Bindings to files that earlier nodes make. */
  readonly from: readonly string[];
  readonly jobs: Record<string, unknown>;
  readonly files: Record<string, string>;
}

/** Says that it begins, writes its output in two halves, and says that it has ended. `further` may write more outputs. */
function script(name: string, inputs: readonly string[], further = ""): string {
  const say = (what: string): string => `echo "${what} $AZML_NODE" >> "$KILL_LOG"`;
  const read = inputs.map((input) => `cat \${{inputs.${input}}}`).join("; ");
  return [
    say("begin"),
    `echo ${name} > \${{outputs.out}}`,
    "sleep 0.05",
    `{ ${read === "" ? "true" : read}; echo end of ${name}; } >> \${{outputs.out}}`,
    ...(further === "" ? [] : [further]),
    say("end"),
  ].join("; ");
}

function component(
  name: string,
  inputs: Record<string, string>,
  more: { further?: string; outputs?: Record<string, unknown>; read?: readonly string[] } = {},
): object {
  const files = more.read ?? Object.keys(inputs).filter((input) => inputs[input] === "uri_file");
  const spare = Object.keys(inputs).filter((input) => inputs[input] !== "uri_file");
  const shown = spare.map((input) => `echo ${input}=\${{inputs.${input}}} >> \${{outputs.out}}`).join("; ");
  return {
    name,
    type: "command",
    inputs: Object.fromEntries(Object.entries(inputs).map(([input, type]) => [input, { type }])),
    outputs: { out: { type: "uri_file" }, ...more.outputs },
    command: script(name, files, [shown, more.further ?? ""].filter(Boolean).join("; ")),
    environment: "azureml:e:1",
  };
}

function filesOf(from: readonly string[]): Record<string, string> {
  return Object.fromEntries(from.map((_, at) => [`i${at}`, "uri_file"]));
}

function given(from: readonly string[]): Record<string, string> {
  return Object.fromEntries(from.map((binding, at) => [`i${at}`, binding]));
}

function command({ name, from, jobs, files }: Place): string {
  files[`${name}.yml`] = stringify(component(name, filesOf(from)), { lineWidth: 0 });
  jobs[name] = { type: "command", component: `./${name}.yml`, inputs: given(from) };
  return name;
}

/** Each gives the name of the node whose output `out` is a file. */
const makers = {
  command,

  nested({ name, from, jobs, files }: Place): string {
    const inner: Record<string, unknown> = {};
    const first = command({ name: `${name}_first`, from: from.map((_, at) => `\${{parent.inputs.i${at}}}`), jobs: inner, files });
    command({ name: `${name}_second`, from: [`\${{parent.jobs.${first}.outputs.out}}`], jobs: inner, files });
    (inner[`${name}_second`] as { outputs: unknown }).outputs = { out: "${{parent.outputs.out}}" };
    const inputs = Object.fromEntries(from.map((_, at) => [`i${at}`, { type: "uri_file" }]));
    files[`${name}.yml`] = stringify(
      { type: "pipeline", name, inputs, outputs: { out: { type: "uri_file" } }, jobs: inner },
      { lineWidth: 0 },
    );
    jobs[name] = { type: "pipeline", component: `./${name}.yml`, inputs: given(from) };
    return name;
  },

  sweep({ name, from, jobs, files }: Place): string {
    const log = `echo '{"key":"score","value":'\${{inputs.x}}'}' >> "$AZML_METRICS_FILE"`;
    files[`${name}.yml`] = stringify(component(name, { ...filesOf(from), x: "integer" }, { further: log }), { lineWidth: 0 });
    jobs[name] = {
      type: "sweep",
      trial: `./${name}.yml`,
      inputs: given(from),
      search_space: { x: { type: "choice", values: [1, 3, 2] } },
      sampling_algorithm: "grid",
      objective: { goal: "maximize", primary_metric: "score" },
      limits: { max_total_trials: 3, max_concurrent_trials: 2 },
    };
    return name;
  },

  parallel({ name, jobs }: Place): string {
    jobs[name] = {
      type: "parallel",
      compute: "azureml:c",
      inputs: { items: { type: "uri_folder", path: "./items" } },
      outputs: { out: { type: "uri_file" } },
      input_data: "${{inputs.items}}",
      mini_batch_size: "2",
      resources: { instance_count: 1 },
      max_concurrency_per_instance: 2,
      task: {
        type: "run_function",
        code: "./score",
        entry_script: "score.mjs",
        environment: "azureml:e:1",
        append_row_to: "${{outputs.out}}",
      },
    };
    return name;
  },

  branch({ name, from, jobs, files }: Place): string {
    const decide = `${name}_decide`;
    const yes = Number(name.slice(1)) % 2 === 0;
    files[`${decide}.yml`] = stringify(
      component(decide, filesOf(from), {
        further: `echo ${yes} > \${{outputs.ok}}`,
        outputs: { ok: { type: "boolean", is_control: true } },
      }),
      { lineWidth: 0 },
    );
    jobs[decide] = { type: "command", component: `./${decide}.yml`, inputs: given(from) };
    for (const block of ["yes", "no"])
      command({ name: `${name}_${block}`, from: [`\${{parent.jobs.${decide}.outputs.out}}`], jobs, files });
    jobs[name] = {
      type: "if_else",
      condition: `\${{parent.jobs.${decide}.outputs.ok}}`,
      true_block: `\${{parent.jobs.${name}_yes}}`,
      false_block: `\${{parent.jobs.${name}_no}}`,
    };
    return decide;
  },

  loop({ name, from, jobs, files }: Place): string {
    const further = `count=$(($(grep -c '^again' \${{inputs.state}} || true) + 1)); for i in $(seq $count); do echo again >> \${{outputs.out}}; done; [ $count -lt 3 ] && echo true > \${{outputs.more}} || echo false > \${{outputs.more}}`;
    const outputs = { more: { type: "boolean", is_control: true } };
    files[`${name}.yml`] = stringify(component(name, { state: "uri_file" }, { further, outputs, read: [] }), { lineWidth: 0 });
    jobs[name] = { type: "command", component: `./${name}.yml`, inputs: { state: from[0] } };
    jobs[`${name}_loop`] = {
      type: "do_while",
      body: `\${{parent.jobs.${name}}}`,
      condition: `\${{parent.jobs.${name}.outputs.more}}`,
      mapping: { out: "state" },
      limits: { max_iteration_count: 5 },
    };
    return name;
  },

  each({ name, from, jobs, files }: Place): string {
    const body = `${name}_one`;
    files[`${body}.yml`] = stringify(component(body, { ...filesOf(from), x: "integer" }), { lineWidth: 0 });
    jobs[body] = { type: "command", component: `./${body}.yml`, inputs: { ...given(from), x: 0 } };
    jobs[`${name}_each`] = {
      type: "parallel_for",
      body: `\${{parent.jobs.${body}}}`,
      items: [{ x: 1 }, { x: 2 }, { x: 3 }],
      max_concurrency: 2,
    };
    const count = "echo $(grep -c file: ${{inputs.table}}/MLTable) rows >> ${{outputs.out}}";
    files[`${name}.yml`] = stringify(component(name, { table: "mltable" }, { further: count, read: [] }), { lineWidth: 0 });
    jobs[name] = { type: "command", component: `./${name}.yml`, inputs: { table: `\${{parent.jobs.${name}_each.outputs.out}}` } };
    return name;
  },

  copy({ name, from, jobs }: Place): string {
    jobs[name] = {
      type: "data_transfer",
      task: "copy_data",
      compute: "azureml:c",
      data_copy_mode: "merge_with_overwrite",
      inputs: { a: { type: "uri_file", path: from[0] } },
      outputs: { out: { type: "uri_file" } },
    };
    return name;
  },
};

const shared = {
  ...Object.fromEntries([0, 1, 2, 3, 4].map((at) => [`items/${at}.txt`, `item ${at}\n`])),
  "score/score.mjs": `import { appendFileSync, readFileSync } from "node:fs";
export function init() {
  appendFileSync(process.env.KILL_LOG, "begin " + process.env.AZML_NODE + "\\n");
}
export async function run(files) {
  await new Promise((resolve) => setTimeout(resolve, 30));
  return files.map((file) => readFileSync(file, "utf8").trim());
}
`,
};
