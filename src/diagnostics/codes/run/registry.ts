import type { CodeEntry } from "../entry.js";

/** What is registered in the local workspace. */
export const registryCodes = {
  AZML506: {
    title: "Component is not registered here",
    cause: "A node uses a registered component, and the local workspace has none of that name and version.",
    cure: 'Register it here from its YAML file or its class, or load it from its file (`loadComponent("./train.yml")`).',
    example: "azml component create train.yml --name train --version 1",
  },
  AZML580: {
    title: "Version is registered already",
    cause:
      "A component, environment, data asset or model of this name and version is there, and it is another one. A version is what it was when it was registered: only descriptions, tags, properties and stages change.",
    cure: "Register it under another version, or without one: it then gets the next.",
    example: "azml component create train.yml --version 2",
  },
  AZML581: {
    title: "Name or version cannot be used",
    cause:
      "What is registered needs a name. Names and versions become parts of `azureml:name:version`: letters, digits, points, `-` and `_`.",
    cure: "Choose a name and a version of that shape, or leave the version out.",
  },
  AZML582: {
    title: "Not registered",
    cause: "The workspace has no component, environment, data asset or model of this name and version.",
    cure: "Correct the name. `azml component list` shows what there is, and so do `environment`, `data` and `model`.",
  },
  AZML583: {
    title: "Registered component of another kind",
    cause: "A node uses a registered component that its type cannot run: a sweep tries commands and pipelines, and a job runs a pipeline.",
    cure: "Give the node the type of its component, or name another component.",
  },
  AZML584: {
    title: "Registered component without that port",
    cause: "A node gives a value to an input, or reads an output, that the registered component does not have.",
    cure: "Correct the name, or name the version that has it.",
  },
  AZML585: {
    title: "Output has a version that is registered",
    cause:
      "An output is to be registered under a version that is there already. The node fails when it has run, unless it writes just what is registered.",
    cure: "Leave the version out, so that each run gets the next one, or count it up.",
  },
  AZML586: {
    title: "Component in the running script",
    cause:
      "A program registers a component, or creates a job with one, whose class it defines itself. Its body is bundled from the module that exports it, and a script cannot be imported while it runs.",
    cure: "Move the class to a file of its own that exports it, and import it in the script.",
  },
  AZML587: {
    title: "Azure ML does not do this with a model",
    cause:
      "A process of a node asked MLflow to rename a registered model, or to delete one with all its versions. That is done here; the registry of an Azure ML workspace refuses it.",
    cure: "Register the model under the other name, or delete single versions (`delete_model_version`), where the same script is to run on Azure ML.",
  },
} as const satisfies Record<`AZML5${string}`, CodeEntry>;
