// Writes docs/parity.md from the tables of src/engine/parity: npm run docs
import { writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import {
  automlFeaturizationParity,
  automlForecastingParity,
  automlLimitsParity,
  automlTaskParity,
  automlTrainingParity,
} from "../src/engine/parity/automl.js";
import {
  assetParity,
  commandComponentParity,
  componentParity,
  inputPortParity,
  nodeParity,
  outputPortParity,
  outputSettingParity,
  pipelineJobParity,
  settingsParity,
} from "../src/engine/parity/common.js";
import { kindParity } from "../src/engine/parity/kinds.js";
import { sparkComponentParity } from "../src/engine/parity/spark.js";
import type { Parity } from "../src/engine/parity/parity.js";

const intro = `# Azure ML's settings on this machine

What \`azml run\` makes of each setting of a job. \`npm run docs\` writes this page from the tables that the engine itself reads; a setting
without a row does not compile.

- **same**: what it is on Azure ML.
- **approximated**: something close.
- **ignored**: it means nothing here; where results may differ, a warning says so (AZML544).
- refused: the job does not start, and the code says why.
`;

type Table = { readonly [setting: string]: Parity };

/** The page: a table for what every job has, and one for each kind of node. */
export function parityPage(): string {
  const shared: readonly (readonly [string, Table])[] = [
    ["Pipeline job", pipelineJobParity],
    ["`settings` of a pipeline job", settingsParity],
    ["Every node", nodeParity],
    ["Every component", componentParity],
    ["Command component", commandComponentParity],
    ["Spark component, beside what a node says too", sparkComponentParity],
    ["Input of a component", inputPortParity],
    ["Output of a component", outputPortParity],
    ["Data given to an input", assetParity],
    ["Settings of an output", outputSettingParity],
  ];
  const automl: readonly (readonly [string, Table])[] = [
    ["### AutoML for tables", automlTaskParity],
    ["### `limits` of AutoML", automlLimitsParity],
    ["### `training` of AutoML", automlTrainingParity],
    ["### `featurization` of AutoML", automlFeaturizationParity],
    ["### `forecasting` of AutoML", automlForecastingParity],
  ];
  const kinds = Object.entries(kindParity).map(([kind, table]): string => {
    const title = `## Node of type \`${kind}\`\n`;
    const within = kind === "automl" ? automl.map(([heading, rows]) => section(`${heading}\n`, rows)) : [];
    return [section(title, table), ...within].join("\n");
  });
  return [intro, ...shared.map(([title, table]) => section(`## ${title}\n`, table)), ...kinds].join("\n");
}

function section(title: string, table: Table): string {
  const rows = Object.entries(table).map(([setting, parity]) => `| \`${snake(setting)}\` | ${said(parity)} |`);
  return `${title}\n| setting | here |\n|---|---|\n${rows.join("\n")}\n`;
}

function said(parity: Parity): string {
  switch (parity.here) {
    case "same":
      return "same";
    case "approximated":
      return `approximated: ${parity.how}`;
    case "ignored":
      return `ignored${parity.warns ? ", with a warning" : ""}: ${parity.why}`;
  }
}

/** As YAML spells it. */
function snake(setting: string): string {
  return setting === "registeredName" ? "name" : setting.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  writeFileSync(fileURLToPath(new URL("../docs/parity.md", import.meta.url)), parityPage());
}
