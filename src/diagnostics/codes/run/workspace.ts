import type { CodeEntry } from "../entry.js";

/** The folder and the database of the local workspace, and the names of what it holds. */
export const workspaceCodes = {
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
  AZML543: {
    title: "Definition not kept",
    cause: "A local workspace keeps what its jobs were made of. This one was run by an azml that did not.",
    cure: "Compile the file with `azml compile`, or run it again.",
  },
  AZML594: {
    title: "Secrets left out",
    cause: "A job has secrets in what it is made of. A workspace keeps and shows `***` in their place.",
    cure: "Put them in again before you submit what was shown.",
  },
  AZML592: {
    title: "No workspace to clean",
    cause:
      "`azml gc` was called for a folder with runs and without the workspace's database, which says what they are. It leaves them alone.",
    cure: "Name the workspace with `--local-workspace`. A folder `.azml` without `azml.db` is of no use to azml, and can be deleted.",
  },
} as const satisfies Record<`AZML5${string}`, CodeEntry>;
