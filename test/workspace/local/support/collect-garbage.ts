import fs from "node:fs";
import { syncBuiltinESMExports } from "node:module";
import { Removal } from "../../../../src/workspace/local/gc/removal.js";
import { openLocalWorkspace } from "../../../../src/workspace/local/open-local-workspace.js";

/** A process of its own that removes all jobs but the newest, `collect-garbage.ts FOLDER "removed N"|"moved N"`, and is killed at that point. */
const [folder = "", stop = ""] = process.argv.slice(2);
const [what, count] = stop.split(" ");
let left = Number(count);

function passed(point: string): void {
  if (point === what && --left === 0) process.kill(process.pid, "SIGKILL");
}

const { remove } = Removal.prototype;
Removal.prototype.remove = function (id): boolean {
  const done = remove.call(this, id);
  passed("removed");
  return done;
};
const { renameSync } = fs;
fs.renameSync = (from, to): void => {
  renameSync(from, to);
  passed("moved");
};
syncBuiltinESMExports();

const workspace = await openLocalWorkspace({ folder });
await workspace.jobs.collectGarbage({ keep: 1 });
await workspace.close();
