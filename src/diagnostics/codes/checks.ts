import type { CodeEntry } from "./entry.js";

/** AZML3xx: what the rules find in a job, from TypeScript or from YAML, before it is run or submitted. */
export const checksCodes = {
  AZML301: {
    title: "Invalid binding in a command",
    cause:
      "A command mentions `${{inputs.x}}` or `${{outputs.y}}`, and its component declares no such port; or it mentions a port in words that Azure ML does not know, such as `${inputs.x}` and `${{input.x}}` (a warning).",
    cure: "Correct the name or the brackets, or declare the port.",
    example: "command: python train.py --data ${{inputs.dta}}    # wrong: the input is called data",
  },
  AZML302: {
    title: "Optional input outside $[[ ]]",
    cause: "A command mentions an optional input as if it always had a value.",
    cure: "Put the part of the command that needs it in `$[[ … ]]`: Azure ML leaves it out when there is no value.",
    example: "command: python train.py --data ${{inputs.data}} $[[--note ${{inputs.note}}]]",
  },
  AZML303: {
    title: "Value cannot be read",
    cause: "An input was given a text that cannot be read as the kind of its port: `ten` for an integer, `yes` for a boolean.",
    cure: "Give a whole number, a number, or `true` or `false`.",
  },
  AZML304: {
    title: "Value out of range",
    cause:
      "A value or a default is smaller than the port's `min`, larger than its `max`, or not in its `enum`. In YAML it is a warning, since Azure ML takes such components and jobs.",
    cure: "Give a value within the limits that the message names.",
  },
  AZML305: {
    title: "Value for a path, or path for a value",
    cause: "A file, folder, table or model was given to a port that takes a plain value, or the other way round.",
    cure: "Give what the port's kind asks for.",
    example:
      "inputs:\n  data: 5                                    # wrong: data is a uri_folder\n  data: { type: uri_folder, path: ./data }   # right",
  },
  AZML306: {
    title: "Required input missing",
    cause: "An input that is neither optional nor has a default got no value.",
    cure: "Give it a value, or make it optional or defaulted in its component.",
  },
  AZML307: {
    title: "Unknown input",
    cause:
      "A node or a job gives a value to an input that its component does not declare. Azure ML's client leaves a node's out without a word.",
    cure: "Correct the name. The message lists the inputs there are.",
  },
  AZML308: {
    title: "Unknown output",
    cause:
      "A node or a job says something of an output that does not exist, or a node writes to an output that its pipeline does not declare.",
    cure: "Correct the name. The message lists the outputs there are.",
  },
  AZML309: {
    title: "Binding to an unknown pipeline input",
    cause: "`${{parent.inputs.x}}` names an input that the pipeline does not declare.",
    cure: "Correct the name, or declare the input.",
  },
  AZML310: {
    title: "Binding to an unknown node",
    cause: "`${{parent.jobs.x.outputs.y}}` names a node that the pipeline does not have.",
    cure: "Correct the name. Only nodes of the same pipeline can be named.",
  },
  AZML311: {
    title: "Binding to an unknown port",
    cause: "`${{parent.jobs.x.outputs.y}}` names a port that the node's component does not declare.",
    cure: "Correct the name. The message lists the ports there are.",
  },
  AZML312: {
    title: "Cycle",
    cause: "A node waits for itself, directly or through others, so it could never start.",
    cure: "Remove one of the bindings along the cycle that the message names.",
  },
  AZML313: {
    title: "Kinds may not fit",
    cause: "An output of one kind is wired into an input of another that usually does not accept it. Azure ML decides when it runs.",
    cure: "Wire another output, or change the kind of one of the two ports.",
  },
  AZML314: {
    title: "Optional pipeline input for a required one",
    cause: "An optional input of a pipeline is bound to an input that a node cannot do without.",
    cure: "Make the pipeline's input required, give it a default, or make the node's input optional.",
  },
  AZML315: {
    title: "Unused pipeline input",
    cause: "No node uses an input that the pipeline declares.",
    cure: "Wire it to a node, or remove it.",
  },
  AZML316: {
    title: "Empty pipeline",
    cause: "A pipeline has no nodes.",
    cure: "Add a step. In TypeScript, `build()` has to call `step()`.",
  },
  AZML317: {
    title: "Invalid name",
    cause: "The name of a job, experiment, node, component or port has characters that Azure ML does not take.",
    cure: "Correct the name as the message says.",
  },
  AZML318: {
    title: "Same name twice",
    cause: "Two nodes of a pipeline, or two inputs or outputs of a component, have names that differ by case at most.",
    cure: "Rename one.",
  },
  AZML319: {
    title: "Output cannot be registered",
    cause: "An output has a version without a name, or a name with characters that Azure ML does not take.",
    cure: "Say both, or the name alone: the service then picks the version.",
  },
  AZML320: {
    title: "Path does not exist",
    cause: "An input, the code of a component or a Docker build context points at something that is not on this machine.",
    cure: "Correct the path. Relative paths start from the file they are written in.",
  },
  AZML321: {
    title: "File where a folder is needed, or the other way round",
    cause:
      "A `uri_file` input points at a folder, or an input of a folder kind at a file. A local run is refused; what is written for Azure ML or sent to it is warned of, as its service takes a file for a folder.",
    cure: "Point at the right thing, or change the kind of the input.",
  },
  AZML322: {
    title: "Compute not set",
    cause: "A node that goes to Azure ML names no compute, and neither the job nor its settings do.",
    cure: "Name a compute on the node, or a default compute for all. Local runs need none.",
    example: '@pipeline({ defaultCompute: "cpu-cluster" })',
    source: "https://github.com/Azure/azure-sdk-for-python/pull/28310",
  },
  AZML323: {
    title: "Environment not set",
    cause: "A command, or the task of a parallel node, that goes to Azure ML has no environment to run in.",
    cure: "Name a registered environment, or an image. Local runs use what is installed.",
    source: "https://learn.microsoft.com/azure/machine-learning/concept-environments",
  },
  AZML324: {
    title: "Mode does not fit the kind",
    cause: "A string, number or boolean was given a mode, or a mode for tables stands on something else.",
    cure: "Remove the mode, or use one for the port's kind.",
  },
  AZML325: {
    title: "Pipeline output that nothing writes",
    cause: "A pipeline declares an output that no node's output is bound to.",
    cure: "Bind a node's output to it (`${{parent.outputs.name}}`), or remove it.",
  },
  AZML326: {
    title: "Pipeline output written twice",
    cause: "Two outputs of nodes are bound to the same output of the pipeline.",
    cure: "Bind one of them, or declare a second output.",
  },
  AZML327: {
    title: "Invalid on_init or on_finalize",
    cause:
      "The node that is to run before or after all others does not exist, is the same for both, is wired to others, or leaves no other node.",
    cure: "Name a node of the job's own that no binding leads to or from.",
  },
  AZML328: {
    title: "Early output that is no control output",
    cause: "`early_available` stands on an output that is a file, folder, table or model.",
    cure: "Remove it, or make the output a string, number, integer or boolean.",
  },
  AZML329: {
    title: "Empty text is not sent",
    cause: "A job's input has an empty text as its value. Azure ML's clients drop such inputs, and the nodes bound to it then fail.",
    cure: "Give another text, or make the input optional and leave it out.",
  },
  AZML330: {
    title: "Invalid branch",
    cause: "An `if_else` names something that is no node, has no block, the same node in both, or a condition that is no control output.",
    cure: "Name nodes of the pipeline as `${{parent.jobs.<node>}}`, and let a boolean output decide.",
  },
  AZML331: {
    title: "Invalid loop",
    cause: "A loop has no items, or items that give different inputs or inputs that its body does not have.",
    cure: "Give at least one item, and in every item the same inputs of the body.",
  },
  AZML332: {
    title: "Invalid Spark settings",
    cause:
      "A Spark node has another mode than `direct`, no or two places to run on, no file to begin with, or says too little or too much of cores, memory and executors.",
    cure: "Follow the message. Say `mode: direct` for each input and output, and `compute` or `resources`.",
  },
  AZML334: {
    title: "Parallel run that cannot run so",
    cause: "A parallel node has no task or no input to cut, names a port that its component does not have, or counts below the least.",
    cure: "Give `task` and `input_data`, and name ports of the component; -1 is for any number of failures.",
    example: "input_data: ${{inputs.data}}\ntask:\n  type: run_function\n  code: ./src\n  entry_script: score.py",
  },
  AZML335: {
    title: "Search space that does not fit",
    cause:
      "A sweep picks values for what is no input of its trial, for an input that is given as well, from nothing, or in a way that its sampling algorithm does not: a grid goes over choices, and `bayesian` takes `choice`, `uniform`, `quniform` and `randint`.",
    cure: "Name inputs of the trial in `search_space`, leave them out of `inputs`, let there be values to pick, or sample at `random`.",
  },
  AZML333: {
    title: "Wrong kind for a transfer",
    cause: "A data transfer exports a folder to a database or a file to a file system, or imports the one as the other.",
    cure: "Export a `uri_file` to a database and a `uri_folder` to a file system; import an `mltable` from a database, a `uri_folder` from files.",
  },
  AZML337: {
    title: "Sweep over a pipeline",
    cause: "The trial of a sweep is a pipeline. Azure ML sweeps over command components; a pipeline is swept on this machine only.",
    cure: "Run the job with `azml run`, or sweep the step of the pipeline that has the hyperparameters.",
  },
  AZML338: {
    title: "Input that the command never names",
    cause: "A component declares an input that its command does not mention, so that its value does not reach the program.",
    cure: "Write `${{inputs.x}}` in the command, or take the input out.",
    example: "inputs: { epochs: { type: integer } }\ncommand: python train.py --epochs ${{inputs.epochs}}",
  },
  AZML336: {
    title: "Private preview of Azure ML",
    cause:
      "What goes to Azure ML branches or loops (`if_else`, `do_while`, `parallel_for`), is protected (`intellectual_property`), includes a package of a feed (`type: artifact`), or is a schedule of a command or a Spark job. Azure ML takes that only from those who take part in its previews, and its own clients send it only when they are told to.",
    cure: "Set `AZURE_ML_CLI_PRIVATE_FEATURES_ENABLED=true`, the variable of Azure ML's clients, if your workspace takes part; else do without. Local runs and `azml compile` do not ask.",
    source: "https://github.com/Azure/azure-sdk-for-python/pull/27589",
  },
} as const satisfies Record<`AZML3${string}`, CodeEntry>;
