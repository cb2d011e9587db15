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
  AZML721: {
    title: "Job cannot be resumed",
    cause: "The workspace does not know from which file the job was run: a program made it, or an azml that did not write it down.",
    cure: "Run the file again: what is done and has not changed is not done again.",
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
} as const satisfies Record<`AZML7${string}`, CodeEntry>;
