import type { CodeEntry } from "./entry.js";

/** AZML2xx: what the graph builder finds while it builds a pipeline. */
export const graphCodes = {
  AZML201: {
    title: "step() outside build()",
    cause: "`step()` was called when no pipeline was being built.",
    cure: "Call it inside the `build()` method of a `@pipeline` class, or inside a `@pipeline` method.",
  },
  AZML202: {
    title: "Not a component",
    cause: "`step()` was given something that is no decorated class or method and no loaded component.",
    cure: "Decorate the class with `@commandComponent` or `@pipeline`. A base class's decorator does not count.",
  },
  AZML203: {
    title: "Undefined component",
    cause: "The component or pipeline is `undefined`, mostly because two files import each other.",
    cure: "Import it from the file that defines it, and break the import ring.",
  },
  AZML204: {
    title: "Unknown input",
    cause: "A step or job was given an input that its component does not have.",
    cure: "Correct the name. The message lists the inputs there are.",
    example: "step(Train, { epoch: 3 });   // wrong\nstep(Train, { epochs: 3 });  // right",
  },
  AZML205: {
    title: "Missing input",
    cause: "A step or job lacks an input that is neither optional nor has a default.",
    cure: "Give the input a value, or make it optional or defaulted in its component.",
  },
  AZML206: {
    title: "Value of the wrong kind",
    cause:
      "An input was given a value that its kind does not take: a text for a number, a plain text for a folder, a step in place of its output.",
    cure: 'Give a value of the port\'s kind: a literal, a binding, or `uriFolder("…")` and its siblings.',
  },
  AZML207: {
    title: "Binding used as a value",
    cause:
      "A pipeline's input or a step's output was put into a text, added, compared or converted. It has no value while the graph is built.",
    cure: "Pass the binding itself to a step, and compute with its value inside a component.",
    example: "step(Report, { title: `run ${this.name}` });  // wrong: this.name is a binding",
  },
  AZML208: {
    title: "Binding of another pipeline",
    cause: "A step was wired to an input or output that belongs to another pipeline than its own.",
    cure: "Give the inner pipeline an input and pass the binding to it; return what the outer one needs.",
  },
  AZML209: {
    title: "build() returned no outputs",
    cause: "`build()` returns an object whose values are outputs of its own steps, or nothing.",
    cure: "Return `{ model: trained.outputs.model }`: outputs by name, not steps and not values.",
  },
  AZML210: {
    title: "Asynchronous build()",
    cause: "`build()` returned a promise. Steps made after an `await` would belong to no pipeline.",
    cure: "Remove `async`. Read what the graph depends on before, at the top of the module.",
  },
  AZML211: {
    title: "Pipeline contains itself",
    cause: "A pipeline nests itself, directly or through others. Azure ML has no recursion.",
    cure: "Nest the inner steps instead, or split the pipeline.",
  },
  AZML212: {
    title: "Duplicate node name",
    cause: "Two steps of one pipeline were given the same name.",
    cure: "Rename one. Steps without a name get `_1`, `_2`, … by themselves.",
  },
  AZML213: {
    title: "Invalid node name",
    cause: "A node's name holds lower-case letters, digits and underscores, and does not start with a digit.",
    cure: "Correct the name.",
  },
  AZML214: {
    title: "Unknown output",
    cause: "`step.outputs` was asked for an output that the component does not have.",
    cure: "Correct the name. A returned value is called `output`, and needs `@output(kind)` on the method.",
  },
  AZML215: {
    title: "Kinds do not fit",
    cause: "An output of one kind was wired into an input of another that does not accept it.",
    cure: "Wire another output, or say `.as(kind)` when the data really is what the input asks for.",
    example: 'step(Report, { page: scored.outputs.folder.as("uri_file") });',
  },
  AZML216: {
    title: "Value out of range",
    cause: "An input's value is smaller than `min`, larger than `max`, or not in `enum`.",
    cure: "Give a value within the limits that the message names.",
  },
  AZML217: {
    title: "Wrong step option",
    cause: "The options of `step()`, or the settings of one of its outputs, have a key that does not exist or a value that does not fit.",
    cure: "Remove or correct it.",
  },
  AZML218: {
    title: "Settings for an unknown output",
    cause: "`outputs` in the options of `step()` or `job()` names an output that does not exist.",
    cure: "Correct the name.",
  },
  AZML219: {
    title: "Output returned twice",
    cause: "`build()` returns the same output of a step under two names.",
    cure: "Return it once: Azure ML binds a node's output to one pipeline output.",
  },
  AZML220: {
    title: "Input returned",
    cause: "`build()` returns an input of the pipeline as an output.",
    cure: "Return outputs of steps only.",
  },
  AZML221: {
    title: "Invalid asset",
    cause: "`uriFolder(…)` or one of its siblings has an empty path or an unknown mode.",
    cure: "Give a local path, `azureml:name:version`, an ARM id or a URL; modes are those of Azure ML.",
  },
  AZML222: {
    title: "Invalid environment",
    cause: "An environment has neither image nor build context, or settings that exclude each other.",
    cure: "Give an image (and a conda file if you like), or a build context, or the name of a registered environment.",
  },
  AZML223: {
    title: "build() threw",
    cause: "The user's own code in `build()` failed. The place is the line that threw.",
    cure: "Correct that line. Only steps and wiring belong there.",
  },
  AZML224: {
    title: "Ports differ from the file",
    cause: "The ports given to `loadComponent()` are not those of the component in the file.",
    cure: "Correct the ports: the file decides.",
  },
  AZML225: {
    title: "Not a job or pipeline",
    cause: "What was to be run is neither a `job(…)` nor a class or method with `@pipeline`.",
    cure: "Export a job: `export default job(Training, { … })`.",
  },
  AZML226: {
    title: "Wrong job option",
    cause: "The options of `job()` have a key that does not exist or a value that does not fit.",
    cure: "Remove or correct it.",
  },
  AZML227: {
    title: "Invalid output name",
    cause: "A pipeline's output name holds letters, digits and underscores, and does not start with a digit.",
    cure: "Rename the key that `build()` returns.",
  },
  AZML228: {
    title: "Wrong definition of a component",
    cause:
      "`command()`, `parallelRunFunction()`, `spark()` or `dataTransfer.copy()` has an option that does not exist, a value that does not fit, or lacks what it needs.",
    cure: "Correct what the message names.",
    example: 'command({ command: "echo ${{inputs.text}}", inputs: { text: "strng" } });  // wrong: the kind is "string"',
  },
  AZML229: {
    title: "Search that cannot be made",
    cause:
      "A sweep searches in values that its input does not take: fractions for an integer, texts for a number, anything for a file; or its trial is no command component, or there is nothing to search in.",
    cure: "Give inputs `choice(…)`, `uniform(…)` and their siblings that fit their kinds.",
    example:
      "sweep(Train, { data, epochs: uniform(1, 10) }, …);   // wrong: epochs is an integer\nsweep(Train, { data, epochs: choice(1, 5, 10) }, …);  // right",
  },
  AZML230: {
    title: "Condition is no boolean output",
    cause:
      "`ifElse()` or the `while` of `doWhile()` was given something else than a boolean output; for a loop it is one of the repeated step's own.",
    cure: 'Give an output of the kind boolean: what a component returns with `@output("boolean")`.',
  },
  AZML231: {
    title: "Closure that makes no steps",
    cause:
      "A branch of `ifElse()` or the closure of `parallelFor()` is asynchronous, returns something else than a step that it makes, or makes none; that of `parallelFor()` makes exactly one.",
    cure: "Call `step()` within the function, synchronously; for a loop, return the step. Several steps are repeated as a pipeline.",
    example: "ifElse(ok, async () => step(Register, { model }));  // wrong: remove async",
  },
  AZML232: {
    title: "Loop that cannot be made",
    cause:
      "Items are missing, have different fields, hold local paths or fields that no input gets; or the `next` of `doWhile()` gives something else than outputs of the repeated step, or `maxIterations` is no number of rounds.",
    cure: "Correct what the message names.",
  },
  AZML233: {
    title: "Item outside of its loop",
    cause: "A field of the items of `parallelFor()` was given to a step that the loop does not repeat, or used as a setting.",
    cure: "Give it to an input of the step that the closure returns.",
  },
  AZML234: {
    title: "Invalid reference to a component",
    cause: "`component()` was given a text that is no id of a component, an unknown type, or a port of an unknown kind.",
    cure: "Write `azureml:name:version`, `azureml:name@label`, an ARM id, or `azureml://registries/…`.",
  },
  AZML235: {
    title: "Step before or after all others",
    cause:
      "`onInit()` or `onFinalize()` was given something else than a step of its pipeline, was called twice, or stands in a pipeline that is nested.",
    cure: "Give it one step, in the pipeline of the job.",
  },
  AZML236: {
    title: "Wrong AutoML setting",
    cause:
      "`automl.classification()` or one of its siblings has a setting that its task does not have, a value that does not fit, or lacks the target column.",
    cure: "Correct what the message names.",
  },
  AZML237: {
    title: "Wrong schedule",
    cause:
      "`schedule()`, `cron()` or `recurrence()` was given an option that does not exist or a value that does not fit, or no trigger or job.",
    cure: "Correct what the message names.",
  },
  AZML238: {
    title: "Step that can be no job",
    cause:
      "The function given to `standaloneJob()` makes no step or several, does not return the one it makes, or makes one that Azure ML has no job for: a pipeline, a parallel or data transfer step, a branch, a loop, or a step of a registered component.",
    cure: "Return one step of a command, a sweep, Spark or AutoML; everything else is a pipeline: `job(ThePipeline, { … })`.",
    example:
      "standaloneJob(() => { step(Train, { data }); });       // wrong: returns nothing\nstandaloneJob(() => step(Train, { data }));            // right",
  },
  AZML239: {
    title: "Output of one round of a loop",
    cause:
      "An output of the step within `parallelFor()` was used outside of it. That step runs once for each item, so it has no one output.",
    cure: "Use the outputs of what `parallelFor()` returns: they hold those of all rounds.",
    example:
      "const folds = parallelFor(items, (item) => (one = step(Train, { fold: item.fold })));\nstep(Join, { models: one.outputs.model });      // wrong\nstep(Join, { models: folds.outputs.model });    // right",
  },
  AZML240: {
    title: "context while the graph is built",
    cause: "`context` was used in `build()`, or in a function that it calls. No run exists yet that could be logged into.",
    cure: "Use it in the `run()` of a component.",
  },
  AZML241: {
    title: "Decision by what has no value yet",
    cause:
      "`build()` asks whether an input or an output is true, or equal to something: `if (gate.outputs.output)`, `this.fast ? 1 : 10`, `!x`, `x && …`, `this.rate || 0.1`. While the graph is built it has no value, and the answer is always the same.",
    cure: "Decide with `ifElse()`, which asks when the pipeline runs, or inside a component. Say a default where the input is declared.",
    example: "ifElse(gate.outputs.output, () => step(Deploy, { model }));",
  },
} as const satisfies Record<`AZML2${string}`, CodeEntry>;
