import { fileOf, placeOf, runUri } from "../artifacts/artifact-place.js";
import { listFiles } from "../artifacts/list-files.js";
import type { Handler } from "../call.js";

/** Files of a run below a path, with their paths from the run's artifacts on. */
export const listRunArtifacts: Handler = ({ fields, book }) => {
  const run = book.run(fields.textOr("run_id", fields.textOr("run_uuid", "")));
  const below = fields.textOr("path", "");
  const place = placeOf(`${run.runId}/artifacts/${below}`);
  const files = listFiles(fileOf(run, place));
  return {
    root_uri: runUri(run.runId),
    files: files.map((file) => ({ ...file, path: place.name === "" ? file.path : `${place.name}/${file.path}` })),
  };
};
