import type { CodeEntry } from "../entry.js";

/** What the inputs of a job lack before it runs, and outputs that lead nowhere. */
export const inputsCodes = {
  AZML503: {
    title: "Path does not exist",
    cause: "An input, or the code of a component, points at a file or folder that is not on this machine.",
    cure: "Correct the path. Relative paths start from the file they are written in.",
  },
  AZML504: {
    title: "File where a folder is needed, or the other way round",
    cause: "A `uri_file` input was given a folder, or an input of a folder kind was given a file.",
    cure: "Point at the right thing, or change the kind of the input.",
  },
  AZML505: {
    title: "Data is not on this machine",
    cause:
      "An input names data or a model that the local workspace has not registered, or that lies in a datastore, and a local run has no account to fetch it with.",
    cure: "Register it here (`azml data create`, `azml model create`), give the input a path on this machine, or put the data of a datastore into the workspace's folder: `.azml/datastores/<datastore>/<path>`.",
    example: "azml run pipeline.ts -i training_data=./data/train",
  },
  AZML507: {
    title: "Code is not on this machine",
    cause: "The component's code is a registered asset, a git URL or another address that a local run does not fetch.",
    cure: "Clone or download it and point `code` at the folder.",
  },
  AZML508: {
    title: "Required input has no value",
    cause: "An input that is neither optional nor defaulted got nothing, or is bound to a pipeline input that got nothing.",
    cure: "Give it a value, for one run with `-i name=value`.",
  },
  AZML513: {
    title: "Folder cannot be downloaded",
    cause: "An input of a folder kind is an `https://` address, and HTTP has no folders to list.",
    cure: "Download it yourself and give the input the local folder.",
  },
  AZML516: {
    title: "Unknown macro in an output path",
    cause:
      "An output's `path` has a macro that a local run does not know. It knows `${{name}}`, `${{output_name}}` and `${{default_datastore}}`.",
    cure: "Use one of these, or write the text itself.",
    example: "path: azureml://datastores/workspaceblobstore/paths/${{name}}/${{output_name}}",
  },
  AZML517: {
    title: "Path leads out of its datastore",
    cause: "A path such as `azureml://datastores/blob/paths/../x` would leave the folder that the datastore is on this machine.",
    cure: "Write a path inside the datastore.",
  },
  AZML527: {
    title: "Download failed",
    cause: "An `https://` input could not be fetched.",
    cure: "Check the address and the network, or download it yourself and give the local path.",
  },
  AZML540: {
    title: "Output path is not used locally",
    cause:
      "An output says where it goes, and that is no datastore (`azureml://datastores/<datastore>/paths/<path>`), or it is a control output. A local run keeps it in the folder of the run.",
    cure: "Nothing to do; the path is used when the job is submitted.",
  },
  AZML541: {
    title: "Optional input outside $[[ ]]",
    cause: "The command mentions an optional input that got no value, and not inside `$[[ … ]]`; it was replaced by nothing.",
    cure: "Write the part of the command that needs it as `$[[--note ${{inputs.note}}]]`.",
  },
} as const satisfies Record<`AZML5${string}`, CodeEntry>;
