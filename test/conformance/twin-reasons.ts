/** Why azml's TypeScript differs from azure-ai-ml's Python somewhere. Every difference has exactly one, and every one has a difference. */
interface TwinReason {
  readonly title: string;
  readonly text: string;
  /** Names of cases. */
  readonly twins: readonly string[];
}

export const twinReasons: readonly TwinReason[] = [
  {
    title: "Mistakes that azure-ai-ml sends",
    text: "azure-ai-ml looks at no value that a step is given, and leaves it to the service: a list or a folder for a number, a text for a folder, an input that no step declares, a group that lacks a value, a cron expression of one word. Of an output that is returned twice it forgets one, and of a step that is returned all. azml, and most of the time `tsc` before it, refuses each.",
    twins: [
      "asset_port_given_text",
      "primitive_port_given_asset",
      "value_of_wrong_type",
      "group_missing_value",
      "parallel_errors",
      "schedule_bad_time_zone",
      "output_returned_twice",
      "wrong_return",
    ],
  },
  {
    title: "Told before anything is sent",
    text: "azure-ai-ml finds the mistake in the middle of a submission, after its own validation has said `Succeeded`: a command that names no input, a path that is empty or is not there, a job without a valid name, a sweep without limits. azml says it when it builds or checks the job.",
    twins: [
      "command_unknown_binding",
      "input_empty_path",
      "input_missing_local",
      "standalone_command_bad_name",
      "standalone_command_bad_binding",
      "sweep_without_limits",
    ],
  },
  {
    title: "Told by tsc",
    text: "In Python the annotation of what a pipeline returns is compared when it is called. In TypeScript it is a type, and `tsc` compares it; the twin silences `tsc`, and then nothing is left to compare.",
    twins: ["output_annotation_mismatch"],
  },
  {
    title: "Expressions",
    text: "In Python `a + b` of two inputs of a pipeline becomes a step that runs Python. TypeScript has no operators of one's own: `tsc` refuses the sum, and azml says that an input has no value while the graph is built (AZML207). A component does the sum. Texts with inputs in them are written with the tag `text`, and are equal.",
    twins: ["expression", "expressions_of_many_kinds"],
  },
  {
    title: "Bugs of azure-ai-ml",
    text: "It keeps the `azureml:` of `azureml:a@latest` in the name that it asks for; it forgets nodes that are made by class (`Command(component=…)`); it sends the class of a Spark entry, which it then refuses, as a file; and it has two words for one output in the mapping of a loop (`num`, and the whole binding), of which azml sends the first, as the service takes either. Of an AutoML job that is made in code it forgets what kind of output the best model is.",
    twins: [
      "input_path_forms",
      "remote_component_reference",
      "spark_class_entry",
      "do_while_case",
      "standalone_command",
      "automl_classification_job",
    ],
  },
  {
    title: "The case of words, texts for numbers",
    text: 'What is set on an object in Python is sent as it was typed: `"Monday"` beside `"friday"`, `mini_batch_size = "5"`, `sampling_algorithm="Random"`. azml takes the words of the schema (`monday`) and sends the size as a number, as azure-ai-ml does where it reads a file.',
    twins: [
      "schedule_recurrence",
      "parallel_file_full",
      "automl_image_classification_job",
      "automl_image_instance_segmentation_job",
      "automl_image_object_detection_job",
      "automl_text_classification_job",
    ],
  },
  {
    title: "Resources of a node",
    text: "`set_resources()` changes the component, whose resources have one instance type; a step of azml has resources of its own, as `node.resources = …` in Python, and there azure-ai-ml sends a list of types as well.",
    twins: ["command_instance_type_list"],
  },
  {
    title: "Bodies registered by themselves",
    text: "azml registers a component made of a class together with the job that uses it, and has no command that registers one alone.",
    twins: ["designer_register", "designer_register_control_output"],
  },
];
