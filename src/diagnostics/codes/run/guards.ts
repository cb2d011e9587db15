import type { CodeEntry } from "../entry.js";

/** What azml does not take from a node's body. */
export const guardsCodes = {
  AZML548: {
    title: "Neither a file nor a folder",
    cause:
      "Where azml reads a file there is a named pipe, a socket, a device (`/dev/zero`), a folder, or a link to one of these: an input, something that a node left in an output, or what it made of the file that `AZML_METRICS_FILE` names. Reading it might never end.",
    cure: "Write plain files. What comes through a pipe or a device has to be copied into a file first.",
  },
  AZML549: {
    title: "More than azml takes from a node",
    cause:
      "A control output has more than 1 MiB, or a node wrote more than 64 MiB of metrics, parameters and tags to `AZML_METRICS_FILE`. A control output that is too large fails its node; of metrics what is beyond the limit is left out, which is a warning.",
    cure: "Put out a file (`uri_file`) in place of a long text. Log metrics less often, or write them to a file that is kept as an artifact.",
  },
  AZML588: {
    title: "Code file that cannot be taken along",
    cause:
      "A code folder holds a link that leads nowhere (such as `.#name`, which Emacs makes while a file is edited), or a file or folder that may not be read.",
    cure: "Remove it, correct the link or the permissions, or name it in the folder's `.amlignore` (or `.gitignore`, where there is no `.amlignore`).",
    example: ".#*",
  },
  AZML559: {
    title: "Name that leads out of its folder",
    cause:
      "Something that a node's body has named would lie outside of the folder that the name belongs to: the name is absolute, has `..`, a NUL or the letter of a drive in it, or goes over a link that leads elsewhere.",
    cure: "Nothing, if you do not want what lies there. Otherwise have the node keep it under a name of its own: `figures/roc.png`.",
  },
} as const satisfies Record<`AZML5${string}`, CodeEntry>;
