import type { CodeEntry } from "./entry.js";

/** AZML5xx: what stops a job before it runs here, what fails a node, and what a local run leaves aside. */
export const runCodes = {
  AZML501: {
    title: "Workspace folder cannot be written",
    cause: "The folder of the local workspace cannot be created or written: its permissions, a full disk, or a file in its place.",
    cure: "Choose another folder with AZML_HOME, or make this one writable.",
    example: "AZML_HOME=/tmp/azml azml run pipeline.ts",
  },
  AZML502: {
    title: "Job name is taken",
    cause: "The workspace has a job of this name. A job's name is its identity and is never used twice.",
    cure: "Give the job another name, or none: azml makes one.",
  },
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
  AZML506: {
    title: "Component is not registered here",
    cause: "A node uses a registered component, and the local workspace has none of that name and version.",
    cure: 'Register it here from its YAML file or its class, or load it from its file (`loadComponent("./train.yml")`).',
    example: "azml component create train.yml --name train --version 1",
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
  AZML509: {
    title: "No shell to run commands with",
    cause: "Command components run in `bash`, as on Azure ML, and neither it nor `sh` was found.",
    cure: "Install bash and put it on PATH. On Windows, install Git for Windows, which brings one.",
  },
  AZML510: {
    title: "Job name cannot be used",
    cause:
      "A job's name becomes part of its address and of its folder: letters, digits, `-` and `_`, at most 255, not starting with a sign. `last` stands for the newest job.",
    cure: "Choose a name of that shape; put free text in the display name.",
  },
  AZML511: {
    title: "Workspace was made by a newer azml",
    cause: "The database in the workspace folder has a version that this azml does not know.",
    cure: "Update azml, or use another folder (AZML_HOME). Deleting the folder is safe; it holds only local runs.",
  },
  AZML512: {
    title: "Workspace database cannot be read or written",
    cause: "SQLite refused the database file: it is damaged, locked for long, or the disk is full; or it was deleted while a job ran.",
    cure: "Free disk space. When the file is damaged delete the workspace folder; it holds only local runs.",
  },
  AZML513: {
    title: "Folder cannot be downloaded",
    cause: "An input of a folder kind is an `https://` address, and HTTP has no folders to list.",
    cure: "Download it yourself and give the input the local folder.",
  },
  AZML514: {
    title: "No such job",
    cause: "The workspace has no job of this name.",
    cure: "`azml job list` shows the jobs of the workspace. Local workspaces are folders: run it where the job was run.",
  },
  AZML515: {
    title: "No such node",
    cause: "The job has no node of this path. Nodes of nested pipelines have paths such as `prepare/split`.",
    cure: "`azml job show` lists the nodes of a job.",
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
  AZML518: {
    title: "Kind of node that cannot run here yet",
    cause:
      "A local run knows no AutoML for images and texts, and no imports and exports of data. The job has such a node, or a loop repeats what it cannot.",
    cure: "Submit the job to Azure ML, or run a pipeline of the other parts.",
  },
  AZML520: {
    title: "Command failed",
    cause: "The node's command ended with an exit code other than 0.",
    cure: "Read the node's log: the cause is in its last lines.",
  },
  AZML521: {
    title: "Command not found",
    cause: "The shell did not find the program that the command names (exit code 127). Local runs use what this machine has.",
    cure: "Install the program or correct its name. `--env venv` runs Python nodes with the packages of their conda file.",
  },
  AZML522: {
    title: "Command was killed",
    cause: "A signal ended the node's process: out of memory (SIGKILL), a crash (SIGSEGV), or somebody else's kill.",
    cure: "Look at the node's log and at the machine's memory.",
  },
  AZML523: {
    title: "Command could not be started",
    cause: "The operating system refused to start the process: no permission, too many processes, or a command line that is too long.",
    cure: "Read the message. Long values belong into files rather than into command lines.",
  },
  AZML524: {
    title: "Time limit reached",
    cause: "The node ran longer than its `limits.timeout` (seconds) and was stopped.",
    cure: "Raise the limit, or find in the log where the time went.",
  },
  AZML525: {
    title: "Declared output is missing",
    cause: "The node ended well but did not write an output that its component declares.",
    cure: "Write to the path given by `${{outputs.name}}`, or remove the output from the component.",
  },
  AZML526: {
    title: "Control output does not fit the input",
    cause: "A node wrote text into a control output that its consumer's input kind cannot be read from.",
    cure: "Write exactly one value: `true` or `false`, a whole number, a number.",
  },
  AZML527: {
    title: "Download failed",
    cause: "An `https://` input could not be fetched.",
    cure: "Check the address and the network, or download it yourself and give the local path.",
  },
  AZML528: {
    title: "TypeScript body threw",
    cause: "The body of a component ended with an exception.",
    cure: "Read the stack in the node's log.",
  },
  AZML529: {
    title: "Run was interrupted",
    cause: "The azml process that ran the job ended before the job did: it was killed, or the machine went down.",
    cure: "Run the job again.",
  },
  AZML530: {
    title: "A node failed",
    cause: "At least one node of the job failed, so the job did.",
    cure: "Look at the failed nodes.",
  },
  AZML531: {
    title: "Node's folder cannot be prepared",
    cause: "The node's folder, its code or its log could not be written: a full disk, permissions, or a file that vanished.",
    cure: "Read the message; free disk space or correct the permissions.",
  },
  AZML535: {
    title: "Sweep without a best trial",
    cause: "Trials of the sweep completed, and none of them logged the primary metric, so that none is the best.",
    cure: "Log a metric of exactly the name that `primary_metric` has, in each trial.",
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
  AZML542: {
    title: "Broken metric line",
    cause: 'A line in the file named by AZML_METRICS_FILE is not a metric: `{"key":"accuracy","value":0.9,"step":0}`.',
    cure: 'Write one JSON object a line, with a text `key` and a number `value`. JSON has no NaN and no infinity: write the texts `"NaN"`, `"Infinity"`, `"-Infinity"`.',
  },
  AZML543: {
    title: "Definition not kept",
    cause: "A local workspace keeps what happened in a job, not the job as it was submitted: that is your file.",
    cure: "Compile the file with `azml compile`, or ask an Azure ML workspace.",
  },
  AZML544: {
    title: "Setting that means nothing here",
    cause: "The job has a setting that a local run does not heed, and on Azure ML it may change what comes out.",
    cure: "Nothing, if the result does not depend on it. docs/parity.md says of every setting what it is on this machine.",
  },
  AZML545: {
    title: "Node that the job does not have",
    cause: "`--only`, `--from` or `--force-rerun` names a node, and no node or nested pipeline of the job has that path.",
    cure: "Give the path as `azml job show` prints it: `train`, or `prepare/split` for a step of a nested pipeline.",
  },
  AZML546: {
    title: "No earlier result to go on with",
    cause:
      "With `--only` or `--from` other nodes do not run: what the chosen ones need is taken from an earlier run of the same file. A node has none there, or its outputs are gone.",
    cure: "Run that node too, or name the job that has its result with `--of`.",
  },
  AZML547: {
    title: "Log ends early",
    cause:
      "What a node prints could not be written to its log any more: a full disk, most often. The node goes on; what it prints from then on is not in the file.",
    cure: "Free disk space. Old runs are removed by `azml gc`.",
    example: "azml gc --keep 10",
  },
  AZML550: {
    title: "Parallel node that cannot run here",
    cause: "A parallel node has no script to call, names no input to cut or no output to append to, or a number of its settings is none.",
    cure: "Give its task `code` and an `entry_script` below it, and `input_data` an input: `${{inputs.name}}`.",
  },
  AZML551: {
    title: "Entry script does not start",
    cause: "The entry script of a parallel node cannot be imported, lacks `init()` or `run(mini_batch)`, or its `init()` failed.",
    cure: "Read the node's log: it has the traceback. Parse arguments with `parse_known_args()`: Azure ML passes some of its own.",
  },
  AZML552: {
    title: "Too many failures in a parallel node",
    cause:
      "More items failed than `error_threshold` allows, or more mini-batches than `mini_batch_error_threshold` or `--allowed_failed_percent`.",
    cure: "The node's log has the traceback of every try. `-1` stands for any number of failures.",
  },
  AZML553: {
    title: "Data cannot be read",
    cause:
      "The input of a parallel or AutoML node has no files, its `MLTable` file cannot be used here or does not say how they are read, or the table lacks a column that is named.",
    cure: "Read the message. A local run knows the paths `file`, `folder` and `pattern`, and the transformations `read_delimited`, `read_json_lines`, `read_parquet`, `keep_columns`, `drop_columns`, `take` and `skip`.",
  },
  AZML554: {
    title: "Python or a package of it is missing",
    cause:
      "A parallel node runs in the Python of this machine: the `python` or `python3` on PATH. There is none, or it lacks pandas, which tables need.",
    cure: "Install it: `pip install pandas`, and `pip install pyarrow` for Parquet. Or give the task an environment with a conda file and run it with `--env venv`.",
  },
  AZML555: {
    title: "Spark is not on this machine",
    cause:
      "A Spark node is run by `spark-submit`, which is looked for in the node's Python environment (`--env venv`), in `SPARK_HOME`, and on PATH. There is none.",
    cure: "Install Spark (`pip install pyspark` brings all of it), or give the component an environment with pyspark among the packages of its conda file, and run the node in it.",
    example: "azml run pipeline.ts --env count=venv",
  },
  AZML556: {
    title: "Java for Spark is not on this machine",
    cause:
      "Spark runs in Java, which it looks for in `JAVA_HOME` and else on PATH. There is none. A conda file cannot bring it: PyPI has none.",
    cure: "Install a JDK: 8, 11 or 17 for Spark 3.3 and later, 17 or 21 for Spark 4. Correct JAVA_HOME if it is set.",
  },
  AZML557: {
    title: "Spark application without a beginning",
    cause: "A Spark component has no `entry`, or names a class and no jar that it could be in.",
    cure: "Name a Python file of the code, `entry: { file: main.py }`, or put the jar with the class first among `jars`.",
  },
  AZML558: {
    title: "Spark application failed",
    cause: "`spark-submit` ended with another exit code than 0: the application has thrown, or Spark could not start it.",
    cure: "Read the node's log: it has the traceback. Data is read and written at the paths in `args`, which are on this machine.",
  },
  AZML561: {
    title: "Environment that cannot be had here",
    cause:
      "A node is to run in a Python environment (`venv`) or in a container (`docker`), and its component's environment is not what one can be made of: a Python environment needs a conda file, a container an image or a build context, and what lives in a workspace is not known here.",
    cure: "Define the environment with what it is made of, or let the node run with what this machine has: `--env <node>=host`.",
    example: 'azml run pipeline.ts --env venv --env "register=host"',
  },
  AZML562: {
    title: "Node that does not run in a container",
    cause:
      "A parallel node has several processes that azml talks with, and it cannot through the wall of a container. Spark is run with what this machine or a Python environment has. Processes of a distributed command find each other on this machine.",
    cure: "Let it run in a Python environment (`venv`) or with what this machine has (`host`).",
    example: "azml run pipeline.ts --env docker --env score=venv",
  },
  AZML563: {
    title: "Nothing to make the environment with",
    cause:
      "A Python environment is made by `uv`, or by `python3` and pip; a container is run by `docker`, whose daemon has to answer, or by `podman`. There is none of them on PATH.",
    cure: "Install one of them, or start the daemon. What the node needs may also be on this machine already: `--env host`.",
  },
  AZML564: {
    title: "Environment could not be made",
    cause: "pip could not install a package, or an image could not be fetched or built. The last lines of what it said stand below.",
    cure: "Read them: often a version that is not there for this Python, or no network. The whole log is in the folder of the environment.",
  },
  AZML565: {
    title: "Another Python than was asked for",
    cause: "The conda file asks for a version of Python that this machine does not have, and that could not be fetched.",
    cure: "Install it, or `uv`, which fetches it where the network lets it. Nothing, if the code runs in both.",
  },
  AZML566: {
    title: "Packages left out",
    cause: "The conda file has packages that are no Python packages: compilers, CUDA, R, libraries. A Python environment cannot hold them.",
    cure: "Install them on this machine if the code needs them, or run the node in a container: `--env <node>=docker`.",
  },
  AZML567: {
    title: "Search for a model failed",
    cause:
      "An AutoML node has found no model: its data lack the column that is to be predicted or have too few rows, or one of the libraries that train has failed.",
    cure: "Read the message. The node's log has the trials that came to an end, and the traceback of what failed. An algorithm that fails can be left out: `blocked_training_algorithms`.",
  },
  AZML568: {
    title: "Algorithm that AutoML does not have here",
    cause:
      "`allowed_training_algorithms` names algorithms that FLAML, which searches on this machine, does not have; or none is left when the blocked ones are gone.",
    cure: "Nothing, if the others will do: the hint lists those that there are. On Azure ML the job has all of its algorithms.",
  },
  AZML570: {
    title: "MLflow does not log into this run",
    cause:
      "The server that MLflow's clients in the nodes' processes log to could not be started: this machine's loopback has no free port. Or the node runs in a container of a docker without root, which shuts it off from this machine's loopback.",
    cure: "Read the message. Without the server MLflow keeps what it is told in `mlruns` in the node's working folder. podman without root, and docker with it, let containers log.",
  },
  AZML571: {
    title: "MLflow call that is not there",
    cause:
      "A process of a node called a part of MLflow's API that a local run does not have: tracing, assessments, deletion of experiments. The process got MLflow's own error for it.",
    cure: "docs/tracking.md lists what there is. Point the node at another server with `MLFLOW_TRACKING_URI` among its environment variables if it needs more.",
  },
  AZML572: {
    title: "Nothing is deleted from a run",
    cause: "A process of a node asked MLflow to delete a run or a logged model. What has happened in a job stays in its history.",
    cure: "Nothing to do. Tag what is not to be looked at, and leave it out of searches.",
  },
  AZML573: {
    title: "MLflow call failed",
    cause: "What a process of a node has logged by MLflow could not be kept: a full disk, or a folder of the run that cannot be written.",
    cure: "Read the message; free disk space or correct the permissions.",
  },
  AZML574: {
    title: "Count of processes that is none",
    cause: "A count of the node's `distribution` is bound to a value that is no whole number, or is too small.",
    cure: "Correct the value: processes and workers are counted from 1 on, parameter servers from 0.",
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
      "A program registers a component whose class it defines itself. Its body is bundled from the module that exports it, and a script cannot be imported while it runs.",
    cure: "Move the class to a file of its own, and import it in the script.",
  },
  AZML590: {
    title: "No such output",
    cause:
      "The job or node has put out nothing of that name, or its files are gone: deleted, or never written. An Azure ML workspace may also not say where they lie.",
    cure: "`azml job show JOB` lists the outputs of a job and of its nodes. Run the job again where the files are gone.",
  },
  AZML591: {
    title: "Output cannot be copied",
    cause:
      "The files of an output could not be read, or not be written to where they are to go: a full disk, a folder that may not be written.",
    cure: "Read the message; free disk space, correct the permissions, or choose another folder.",
  },
  AZML592: {
    title: "No workspace to clean",
    cause:
      "`azml gc` was called for a folder with runs and without the workspace's database, which says what they are. It leaves them alone.",
    cure: "Name the workspace with `--local-workspace`. A folder `.azml` without `azml.db` is of no use to azml, and can be deleted.",
  },
  AZML593: {
    title: "Result was removed meanwhile",
    cause: "A job was to take results of an earlier one, and `azml gc` in another process has just removed that.",
    cure: "Run it again: another result is taken, or the nodes that need to run are named.",
  },
  AZML595: {
    title: "Trigger without times",
    cause:
      "From the trigger of a schedule no times follow: the cron expression is none, there is no such time zone, a number is out of its range, or the pattern is one that Azure ML does not describe.",
    cure: "Correct what the message names. `azml schedule preview FILE` shows the times.",
    example: 'cron("15 2 * * 1-5", { timeZone: "W. Europe Standard Time" })',
  },
  AZML596: {
    title: "Days and months of a cron expression are ignored",
    cause:
      "Azure ML treats the third and fourth field of a cron expression as `*`, whatever they say. Schedules of this machine do the same.",
    cure: "Write `*` there, and use a recurrence for days of the month.",
    example: 'recurrence({ frequency: "month", monthDays: [1], hours: [2], minutes: [15] })',
  },
  AZML597: {
    title: "Schedule of a job that is not kept",
    cause: "The schedule repeats a job of the workspace by its name. The local workspace does not keep what jobs were made of.",
    cure: "Give the schedule the job itself, or create it in the Azure ML workspace that has the job.",
  },
  AZML598: {
    title: "No such schedule",
    cause: "The local workspace has no schedule of this name.",
    cure: "`azml schedule list --include-disabled` shows what there is. Another workspace is named with `--local-workspace`, or with `-w`, `-g` and `--subscription`.",
  },
  AZML599: {
    title: "Schedule is enabled here",
    cause: "A schedule that still runs was to be deleted. As in Azure ML, only disabled ones can be.",
    cure: "`azml schedule disable NAME`, and then delete it.",
  },
} as const satisfies Record<`AZML5${string}`, CodeEntry>;
