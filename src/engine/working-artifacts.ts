import { constants, copyFileSync, lstatSync, mkdirSync, readdirSync, renameSync } from "node:fs";
import { dirname, join } from "node:path";
import { placeBelow } from "../guard/place-below.js";
import { keptFile } from "./kept-file.js";
import type { NodeRequest } from "./runners/node-request.js";

/** Folders of a node's working folder whose files Azure ML keeps as artifacts, without being told to. */
const keptFolders = ["outputs", "logs"];

/**
 * `./outputs` and `./logs` of a node's working folder: they are there when its command starts, and what the command writes there is kept among its
 * artifacts as `outputs/…` and `logs/…`, also when it fails. Files that came with the code and were left alone are no artifacts.
 *
 * Source: https://learn.microsoft.com/azure/machine-learning/how-to-save-write-experiment-files
 *
 * @returns keeps the files; to be called when the command has ended
 */
export function workingArtifacts({ folder, note, warn, secrets }: Pick<NodeRequest, "folder" | "note" | "warn" | "secrets">): () => void {
  for (const name of keptFolders) mkdirSync(join(folder.code, name), { recursive: true });
  const before = new Map(filesOf(folder.code).map(({ name, mark }) => [name, mark]));
  return () => {
    for (const { name, mark } of filesOf(folder.code)) {
      if (before.get(name) === mark) continue;
      try {
        // The folder of artifacts is the command's as well, and may lead elsewhere.
        moveFile(join(folder.code, name), placeBelow({ root: folder.run, path: folder.artifacts }, name));
        const kept = keptFile(folder, name, secrets.mask);
        if ("problem" in kept) warn("AZML542", kept.problem);
        else note(kept);
      } catch (error) {
        warn("AZML531", `${name} could not be kept: ${error instanceof Error ? error.message : String(error)}`);
      }
    }
  };
}

interface WorkingFile {
  /** `outputs/model.pkl` */
  readonly name: string;
  /** Changes whenever the file does. */
  readonly mark: string;
}

/** Plain files of the kept folders: what else lies there (links, sockets) leads elsewhere, or has no end. */
function filesOf(code: string): WorkingFile[] {
  return keptFolders.flatMap((folder) => {
    const root = join(code, folder);
    // A command may have put a file, or nothing, in the place of the folder.
    if (!lstatSync(root, { throwIfNoEntry: false })?.isDirectory()) return [];
    return readdirSync(root, { recursive: true, withFileTypes: true }).flatMap((entry): WorkingFile[] => {
      if (!entry.isFile()) return [];
      const path = join(entry.parentPath, entry.name);
      const { size, mtimeMs, ino } = lstatSync(path);
      return [{ name: path.slice(code.length + 1).replaceAll("\\", "/"), mark: `${size} ${mtimeMs} ${ino}` }];
    });
  });
}

/** What a container has written may be another user's, which can be read and not moved. */
function moveFile(from: string, to: string): void {
  mkdirSync(dirname(to), { recursive: true });
  try {
    renameSync(from, to);
  } catch {
    copyFileSync(from, to, constants.COPYFILE_FICLONE);
  }
}
