import { describe, expect, it } from "vitest";
import type { Diagnostic } from "../../src/diagnostics/diagnostic.js";
import { readComponent } from "../../src/yaml/read-component.js";
import { readData } from "../../src/yaml/read-data.js";
import { readEnvironment } from "../../src/yaml/read-environment.js";
import { readModel } from "../../src/yaml/read-model.js";
import { readSchedule } from "../../src/yaml/read-schedule.js";
import { told, yamlFolder } from "./yaml-folder.js";

type Read = (file: string) => { readonly diagnostics: readonly Diagnostic[] };

/** Files that are wrong in many ways. */
const cases: readonly (readonly [string, Read, string])[] = [
  [
    "a schedule",
    readSchedule,
    `name: nightly
display_name: [x]
trigger: { type: recurrence, frequency: daily, interval: often, start_time: tomorrow, schedule: { hours: ten, week_days: [mo] } }
create_job: { component: ./x.yml }
enabled: true
`,
  ],
  ["a schedule of misspelt keys", readSchedule, "name: n\ntrigger: { type: cron, expresion: '0 * * * *' }\ncreate_job: ./gone.yml\n"],
  [
    "data",
    readData,
    "name: titanic\nversion: [1]\ntype: file\npath:\n  - a.csv\ntag: { a: b }\ntags: [a]\nproperties: { a: b }\nauto_delete_setting: 30d\n",
  ],
  ["data that lies nowhere", readData, "name: titanic\n"],
  ["a model", readModel, "name: m\ntype: custom\nlocal_path: ./gone\nflavors: { python: x }\nstage: 1\nproperties: [a]\n"],
  ["an environment", readEnvironment, "name: e\nimage: [ubuntu]\nconda_file: 5\nbuild: ./ctx\ndocker: {}\n"],
  [
    "a component",
    readComponent,
    `type: command
name: Train Model
inputs: [a]
outputs: { o: uri_folder, 1st: { type: uri_folder } }
command: [python]
environment: { name: x }
resources: 5
distribution: mpi
is_deterministic: sometimes
`,
  ],
];

describe("all that is wrong is told, once, and where it stands, of", () => {
  it.each(cases)("%s", (_, read, text) => {
    expect(told(read(yamlFolder({ "file.yml": text })).diagnostics)).toMatchSnapshot();
  });
});
