import { existsSync, mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import Database from "libsql";
import { expect, it } from "vitest";
import { openLocalWorkspace } from "../../src/workspace/local/open-local-workspace.js";
import { command, component, job, pipeline } from "../engine/support/job-builder.js";
import { runToEnd, temporaryFolder } from "../engine/support/temporary-workspace.js";
import { azmlHere } from "./azml-here.js";
import { plain } from "./support.js";

it("downloads and exports a job whose artifacts are named to lead out, without these, and says so", async () => {
  const folder = join(temporaryFolder(), "a", "b", "project");
  mkdirSync(folder, { recursive: true });
  const workspace = await openLocalWorkspace({ folder: join(folder, ".azml") });
  const keep = `mkdir -p "$AZML_ARTIFACTS_FOLDER"; echo x > "$AZML_ARTIFACTS_FOLDER/good"; echo '{"artifact":"good"}' > "$AZML_METRICS_FILE"`;
  await runToEnd(job(pipeline({ a: command(component("a", keep)) }), {}, { name: "one" }), {}, workspace);
  await workspace.close();
  // As a version of azml had them that believed every name.
  const database = new Database(join(folder, ".azml", "azml.db"));
  const other = join(folder, "other");
  writeFileSync(other, "x");
  for (const name of ["../../../../out", "/tmp/azml-out", "C:\\out"])
    database.prepare("INSERT INTO artifacts SELECT job_id, node, ?, ?, 1 FROM artifacts WHERE name = 'good'").run(name, other);
  database.close();

  const downloaded = await azmlHere(folder, ["job", "download", "one", "--all", "--download-path", "got"]);
  expect(plain(downloaded.text, folder)).toMatchInlineSnapshot(`
    "warning AZML559: node "a": artifact "../../../../out" leads out of its folder, and was left out.

    warning AZML559: node "a": artifact "/tmp/azml-out" is an absolute path, and was left out.

    warning AZML559: node "a": artifact "C:\\\\out" begins with the letter of a drive, and was left out.

    Found 3 warnings.
    got/artifacts/a/user_logs/std_log.txt
    got/artifacts/a/good
    Downloaded 2 items.
    "
  `);
  const exported = await azmlHere(folder, ["job", "export", "one", "-o", "exported"]);
  expect(plain(exported.text, folder)).toContain("AZML559");
  expect([downloaded.code, exported.code]).toEqual([0, 0]);
  for (const root of ["got/artifacts/a", "exported/nodes/a/artifacts"]) expect(readdirSync(join(folder, root))).toContain("good");
  expect(existsSync(join(folder, "exported/nodes/a/artifacts/C:\\out"))).toBe(false);
  expect(readdirSync(join(folder, ".."))).toEqual(["project"]);
  expect(readdirSync(folder).sort()).toEqual([".azml", "exported", "got", "other"]);
});
