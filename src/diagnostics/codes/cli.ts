import type { CodeEntry } from "./entry.js";

/** AZML7xx: the command line, and finding and loading the user's file. */
export const cliCodes = {
  AZML701: {
    title: "File not found",
    cause: "The file or folder named on the command line does not exist.",
    cure: "Correct the path. It is relative to the current folder.",
  },
  AZML702: {
    title: "Unsupported file",
    cause: "azml runs TypeScript, JavaScript and Azure ML YAML.",
    cure: "Name a `.ts`, `.mts`, `.js`, `.mjs`, `.yml` or `.yaml` file, or a folder with one of them called `pipeline`.",
  },
  AZML703: {
    title: "Nothing to run in the folder",
    cause: "The folder has no `pipeline.ts` (or `.mts`, `.js`, `.mjs`, `.yml`, `.yaml`), itself or under `src`.",
    cure: "Name the file, or call it `pipeline.ts`.",
  },
  AZML704: {
    title: "Import not found",
    cause: "A file imports a package that is not installed or a file that does not exist.",
    cure: "Install the package, or correct the path. In ES modules a relative import has a file extension.",
  },
  AZML705: {
    title: "File cannot be compiled",
    cause: "The file has a syntax error.",
    cure: "Correct the line. `npx tsc --noEmit` shows every error of this sort.",
  },
  AZML706: {
    title: "File threw while loading",
    cause: "The user's own code at the top of a module failed.",
    cure: "Correct the line that threw.",
  },
  AZML707: {
    title: "Nothing to run in the file",
    cause: "The file exports neither a `job(…)` nor a pipeline.",
    cure: "Write `export default job(ThePipeline, { … })`.",
  },
  AZML708: {
    title: "Several things to run in the file",
    cause: "The file exports several jobs or pipelines, and none of them as its default.",
    cure: "Name one with `--export NAME`, or make one the default export.",
  },
  AZML709: {
    title: "Unknown input",
    cause: "`--input` names an input that the pipeline does not have.",
    cure: "Correct the name. The message lists the inputs there are.",
  },
  AZML710: {
    title: "Input does not fit",
    cause: "The text given with `--input` is not of the input's kind, or not `name=value`.",
    cure: "Give a value of the kind that the message names.",
    example: "azml run pipeline.ts --input epochs=5 --input rawData=./data",
  },
  AZML711: {
    title: "Unknown code",
    cause: "`azml explain` was asked for a code that does not exist.",
    cure: "Copy the code from a message, such as AZML204. `azml explain` without a code lists them all.",
  },
  AZML712: {
    title: "Unknown job",
    cause: "The workspace has no job of that name.",
    cure: "`azml job list` shows the jobs there are. Another workspace is named with `--local-workspace`, or with `-w`, `-g` and `--subscription`.",
  },
  AZML713: {
    title: "Wrong usage",
    cause: "A command or option does not exist, or an argument is missing.",
    cure: "`azml --help` and `azml COMMAND --help` show what there is.",
  },
  AZML714: {
    title: "Folder cannot be written",
    cause: "The folder for the result cannot be made or written to, or a file is in its place.",
    cure: "Name another folder, or change its permissions.",
  },
  AZML715: {
    title: "Unknown node",
    cause: "The job has no node of that name.",
    cure: "`azml job show JOB` lists its nodes. A node of a nested pipeline is written `outer/inner`.",
  },
  AZML716: {
    title: "Output cannot be written",
    cause: "What azml prints could not be written to where it was sent: a full disk, for one. A job that was running has been canceled.",
    cure: "Free disk space, or send the output elsewhere.",
  },
  AZML717: {
    title: "Nothing there to set",
    cause: "`--set` goes through a node or an item of a list that the job does not have.",
    cure: "Correct the path. It starts at the root of the job's file: `jobs.train.inputs.epochs`.",
    example: "azml run pipeline.yml --set settings.force_rerun=true --set jobs.train.inputs.epochs=3",
  },
  AZML718: {
    title: "Set within a text",
    cause: "`--set` names a key of something that is a text or a number in the file: a reference or the name of a file, for one.",
    cure: "Set the thing itself, or write it out as a map in the file.",
  },
  AZML719: {
    title: "Set in TypeScript code",
    cause: "`--set` changes keys of the job and gives inputs; what nodes and outputs are is up to the code of a TypeScript job.",
    cure: "Change the code, or give the pipeline an input and use it there.",
  },
  AZML720: {
    title: "Not a job",
    cause: "A command that works on jobs was given a file whose export is a schedule.",
    cure: "Name the job with `--export`, or give the file that holds it.",
  },
  AZML722: {
    title: "File of another kind",
    cause: "`azml component`, `environment`, `data` and `model` register what they are called, and the file defines something else.",
    cure: "Use the command that the message names, or give the file that was meant.",
  },
  AZML723: {
    title: "Not in the workspace",
    cause: "The workspace has no component, environment, data asset or model of that name and version.",
    cure: "`azml component list` (or `environment`, `data`, `model`) shows what there is; with `--name` all versions. Another workspace is named with `--local-workspace`, or with `-w`, `-g` and `--subscription`.",
  },
  AZML730: {
    title: "No place for a debugger",
    cause: "The port of `--inspect-brk` is taken, often by another program that is being debugged.",
    cure: "Give another port: `--inspect-brk 9230`.",
  },
  AZML731: {
    title: "Something else is there already",
    cause: "What a command is to write would replace files of other content. Nothing was written.",
    cure: "Choose another folder, or replace what is there with `--force`.",
  },
  AZML732: {
    title: "Files cannot be written",
    cause:
      "A file or folder that a command is to write cannot be made, or one that it is to copy cannot be read: a file is in the place of a folder, the disk is full, permissions are missing.",
    cure: "Read the message; choose another folder, free disk space or correct the permissions. Nothing half is left.",
  },
  AZML733: {
    title: "Job has not ended",
    cause: "A job is exported when it is complete, and this one still runs.",
    cure: "Wait for it (`azml job stream`) or stop it (`azml job cancel`).",
  },
  AZML734: {
    title: "Env file cannot be read",
    cause: "A file that `--env-file` names is not there, is a folder, or may not be read. Relative paths start from the current folder.",
    cure: "Correct the path.",
    example: "azml run pipeline.ts --env-file .env",
  },
  AZML735: {
    title: "Not an env file",
    cause: "A file that `--env-file` names has text that is no variable. Its values are not shown, as they may be secrets.",
    cure: "Write one variable a line: `NAME=value`, with quotes around a value of several words or lines. `#` begins a comment.",
    example: 'STORAGE_KEY="…"',
  },
  AZML736: {
    title: "Job was given a secret",
    cause:
      "`azml resume` runs a job with the options that it had. An input of this one held a secret: an address with a signature, a connection string, or a value of `--env-file`. Secrets are not kept.",
    cure: "Run the file again with `azml run` and the same options. What the job has finished, and what has not changed since, is used and does not run again.",
  },
  AZML740: {
    title: "Neither a file nor a schedule",
    cause: "`azml schedule preview` was given something that is no file here and no schedule of the workspace.",
    cure: "Give the file that defines the schedule, or the name of one that was created.",
  },
  AZML741: {
    title: "Not a point in time",
    cause: "`--from` says when a preview begins, as an ISO date and time.",
    cure: "Write it with an offset, or as a time of the schedule's zone.",
    example: "azml schedule preview nightly.yml --from 2030-03-30T12:00:00Z",
  },
  AZML742: {
    title: "Nothing to wait for",
    cause: "`azml schedule start` was to run schedules, and the workspace has none that is enabled, or none of these names.",
    cure: "Create one (`azml schedule create FILE`) or enable one (`azml schedule enable NAME`).",
  },
  AZML743: {
    title: "No port for the page",
    cause: "The port of `azml studio --port` is taken by another program, or is one that only the system may use.",
    cure: "Give another port, or none: a free one is found then.",
  },
} as const satisfies Record<`AZML7${string}`, CodeEntry>;
