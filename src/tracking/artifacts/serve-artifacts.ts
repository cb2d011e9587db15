import { randomUUID } from "node:crypto";
import { rmSync, statSync } from "node:fs";
import type { IncomingMessage } from "node:http";
import { dirname, join } from "node:path";
import type { Context } from "hono";
import type { NodePath } from "../../events/run-event.js";
import { giveFile } from "../../server/give-file.js";
import { saveBody } from "../../server/save-body.js";
import type { ServerEnv } from "../../server/server-env.js";
import { makeFolder } from "../../util/make-folder.js";
import type { Call } from "../call.js";
import { invalid, missing } from "../mlflow-error.js";
import { loggedModelName } from "../calls/logged-models.js";
import type { RunBook } from "../run-book.js";
import { type ArtifactPlace, fileOf, placeOf } from "./artifact-place.js";
import { listFiles, unfinished } from "./list-files.js";
import { readableFiles, readablePath } from "./readable-path.js";

/** Takes a file in: written aside as it comes, whatever its size, and put into its place when it is whole. */
export async function takeArtifact(path: string, request: IncomingMessage, book: RunBook): Promise<object> {
  const place = placeOf(path);
  const run = book.ownRun(place.runId);
  if (place.name === "") throw invalid(`Invalid path: ${path}`);
  if (book.mask(place.name) !== place.name) throw invalid("The name of an artifact holds a secret or control characters.");
  const artifact = nameOf(place, book);
  const file = fileOf(run, place);
  try {
    makeFolder(dirname(file));
    await saveBody(request, file, join(dirname(file), `${unfinished}${randomUUID()}`));
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code !== "ENOTDIR" && code !== "EISDIR" && code !== "ENOTEMPTY") throw error;
    throw invalid(`${place.name}: a file and a folder cannot have the same name`);
  }
  book.note(run, { type: "node_artifact", artifact, path: file, size: statSync(file).size });
  book.commit();
  return {};
}

export function giveArtifact(c: Context<ServerEnv<NodePath>>, path: string, of: Pick<Call, "book" | "registry">): Response {
  const file = readablePath(path, of);
  if (statSync(file, { throwIfNoEntry: false })?.isFile() !== true) throw missing(`No such artifact: '${path}'`);
  return giveFile(c, { path: file, type: "application/octet-stream" });
}

export function listArtifacts(path: string, of: Pick<Call, "book" | "registry">): object {
  return { files: readableFiles(path, of) };
}

export function deleteArtifact(path: string, book: RunBook): object {
  const place = placeOf(path);
  const run = book.ownRun(place.runId);
  const file = fileOf(run, place);
  const gone = statSync(file, { throwIfNoEntry: false })?.isDirectory() ? namesBelow(file, nameOf(place, book)) : [nameOf(place, book)];
  rmSync(file, { recursive: true, force: true });
  for (const artifact of gone) book.note(run, { type: "node_artifact", artifact });
  book.commit();
  return {};
}

/** A model's files go by its name: `model/MLmodel`. */
function nameOf({ modelId, name }: ArtifactPlace, book: RunBook): string {
  return modelId === undefined ? name : `${loggedModelName(book.store, modelId)}/${name}`.replace(/\/$/, "");
}

function namesBelow(folder: string, name: string): readonly string[] {
  return listFiles(folder).flatMap(({ path, is_dir: isFolder }) => {
    const below = name === "" ? path : `${name}/${path}`;
    return isFolder ? namesBelow(join(folder, path), below) : [below];
  });
}
