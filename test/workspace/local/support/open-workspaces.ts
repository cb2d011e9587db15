import { join } from "node:path";
import { openDatabase } from "../../../../src/workspace/local/database.js";

/**
 * A process of its own that makes the databases of workspaces, each at a moment at which others do so too:
 * `open-workspaces.ts FOLDER TIMES FIRST`, where FIRST is the first moment in ms. It says `open` for each.
 */
const [folder = "", times = "1", first = "0"] = process.argv.slice(2);
for (let time = 0; time < Number(times); time++) {
  const moment = Number(first) + time * 50;
  // Without a sleep, which would end at another time in each process.
  while (Date.now() < moment);
  openDatabase(join(folder, String(time))).close();
  process.stdout.write("open\n");
}
