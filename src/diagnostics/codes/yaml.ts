import type { CodeEntry } from "./entry.js";

/** AZML4xx: what is wrong with a YAML file. */
export const yamlCodes = {
  AZML401: {
    title: "Not valid YAML",
    cause: "The file breaks a rule of YAML itself: indentation, a tab, a missing quote or colon.",
    cure: "Correct the line that is named. Indent with spaces.",
  },
  AZML402: {
    title: "File cannot be read",
    cause: "The file does not exist, is a folder, may not be read, or is larger than the 4 MB that Azure ML takes at once.",
    cure: "Correct the path or the permissions.",
  },
  AZML403: {
    title: "Empty file",
    cause: "The file has no content, or only comments.",
    cure: "Name the file that has the definition, or write it.",
  },
  AZML404: {
    title: "Aliases or brackets without end",
    cause:
      "The file's aliases (`*name`) refer to themselves or multiply to more than a million values; or there are more than 500 brackets within each other.",
    cure: "Write the values out, or use fewer aliases.",
  },
  AZML405: {
    title: "Key written twice",
    cause: "A map has one key twice. As in azure-ai-ml the last one counts.",
    cure: "Delete one of them.",
  },
  AZML406: {
    title: "Map expected",
    cause: "A list or a single value stands where a map of keys and values is needed.",
    cure: "Write `key: value` lines there, indented below the key.",
  },
  AZML407: { title: "Key missing", cause: "A key that Azure ML requires is not there, or has no value.", cure: "Add it." },
  AZML408: {
    title: "Value of the wrong type",
    cause:
      "A number, a truth value or a list stands where text is needed, or the other way round. YAML reads unquoted `1.0`, `yes` and `no` as a number and as truth.",
    cure: "Put quotes around text.",
    example: 'tags:\n  release: "1.0"',
  },
  AZML409: {
    title: "Unknown key",
    cause: "Azure ML has no such key there. In nodes and components it is sent on as it is (a warning); elsewhere azure-ai-ml refuses it.",
    cure: "Correct the spelling, or delete it.",
  },
  AZML410: {
    title: "Key without effect",
    cause: "The key is known, but nothing comes of it in this place.",
    cure: "Delete it, or move it to where it counts.",
  },
  AZML411: {
    title: "Not among the allowed values",
    cause: "The value is none of those that Azure ML has for this key.",
    cure: "Use one of the values that are listed.",
  },
  AZML412: {
    title: "Path does not exist",
    cause: "A component, conda file, build context or code that the file names is not on this machine.",
    cure: "Correct the path. Paths are relative to the file they are written in.",
  },
  AZML413: {
    title: "Not an environment",
    cause:
      "The environment is neither a reference (`azureml:…`), nor a file (`file:…`), nor a map with exactly one of `image` and `build`.",
    cure: "Write it in one of these forms.",
    example: "environment: azureml:my-env:1\n\nenvironment:\n  image: ubuntu:22.04\n  conda_file: ./conda.yml",
  },
  AZML414: {
    title: "Old spelling of a binding",
    cause: "`${{inputs.x}}`, `${{jobs.a.outputs.y}}` and `${{outputs.z}}` as the value of a node's port are from 2021.",
    cure: "Write `${{parent.inputs.x}}`, `${{parent.jobs.a.outputs.y}}` and `${{parent.outputs.z}}`.",
  },
  AZML415: {
    title: "Binding names nothing",
    cause: "The text looks like a binding and names neither an input nor a port of a node.",
    cure: "Write `${{parent.inputs.<input>}}` or `${{parent.jobs.<node>.outputs.<output>}}`.",
  },
  AZML416: {
    title: "Name not allowed",
    cause: "Components and nodes have names of letters, digits and `_`, registered outputs of letters, digits, `-` and `_`.",
    cure: "Choose another name; put free text in `display_name`.",
  },
  AZML417: {
    title: "Default or bound does not fit",
    cause: "`default`, `min` or `max` cannot be read as a value of the port's kind.",
    cure: "Change the value or the kind.",
  },
  AZML418: {
    title: "Reference without azureml:",
    cause: "A compute or datastore in `settings` is named without the prefix `azureml:`, which azure-ai-ml asks for there.",
    cure: "Write `azureml:` before the name.",
    example: "settings:\n  default_compute: azureml:cpu-cluster",
  },
  AZML419: {
    title: "Not an Azure ML file of this kind",
    cause: "The file is valid YAML of something else.",
    cure: "Name an Azure ML file, or add its `type`.",
  },
  AZML420: {
    title: "Not supported yet",
    cause: "Azure ML knows this kind of job, node or component; azml cannot read it yet.",
    cure: "Leave it out for now, or use a command in its place.",
  },
  AZML421: {
    title: "Component uses itself",
    cause: "A pipeline component has a node whose component file is, by some way, the same file.",
    cure: "Break the circle.",
  },
  AZML422: {
    title: "Binding to nothing",
    cause: "A command written in line takes the kind of a port from what it is bound to, and there is no such input, node or output.",
    cure: "Correct the binding, or declare what it names.",
  },
  AZML423: {
    title: "Component of another type",
    cause: "The node's `type` and the type of its component differ.",
    cure: "Change one of them.",
  },
  AZML424: {
    title: "Both jobs and component",
    cause: "A pipeline job holds its nodes under `jobs` or names a pipeline component, never both.",
    cure: "Delete one of them.",
  },
  AZML425: {
    title: "Name of a port not allowed",
    cause: "Ports have names of letters, digits and `_`, and two of one side may not differ in case alone.",
    cure: "Choose another name; put free text in `description`.",
  },
  AZML426: {
    title: "Code from git",
    cause: "A component's `code` is an address of a git repository. Azure ML's clients take a folder, a registered code or `https://`.",
    cure: "Clone the repository and name the folder.",
  },
  AZML427: {
    title: "Additional include is there already",
    cause: "The code of the component holds a file or folder of the name of an additional include, which would take its place.",
    cure: "Remove one of the two.",
  },
  AZML428: {
    title: "Import job",
    cause: "Jobs of `type: import` are of an old preview. Azure ML's clients read them, and refuse to submit them.",
    cure: "Import data in a pipeline, by a node of `type: data_transfer` with `task: import_data`.",
    example:
      "jobs:\n  rows:\n    type: data_transfer\n    task: import_data\n    source: { type: database, connection: azureml:db, query: select 1 }",
  },
  AZML429: {
    title: "Not the name of something registered",
    cause: "The text begins like a reference to a workspace, and lacks a version or label, or stands without `azureml:`.",
    cure: "Write `azureml:<name>:<version>`, or `azureml:` before an ARM id.",
    example: "code: azureml:my-code:1",
  },
} as const satisfies Record<`AZML4${string}`, CodeEntry>;
