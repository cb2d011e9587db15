import { spawnSync } from "node:child_process";
import { existsSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { diskLack, smallDisk } from "../engine/support/small-disk.js";
import { azml, plain, project } from "./support.js";

const pipeline = `type: pipeline
jobs:
  first:
    type: command
    command: echo worked > \${{outputs.out}}
    environment: azureml:e:1
    outputs: { out: { type: uri_file } }
  second:
    type: command
    command: if [ -e "$DISK/full" ]; then head -c 20000000 /dev/zero > "$DISK/full"; seq 20000; fi; cat \${{inputs.one}} > \${{outputs.out}}
    environment: azureml:e:1
    environment_variables: { DISK: DISK-FOLDER }
    inputs: { one: "\${{parent.jobs.first.outputs.out}}" }
    outputs: { out: { type: uri_file } }
`;

it.skipIf(diskLack !== undefined)("a run that fills the disk ends with a code, and azml resume goes on when there is room", async () => {
  const disk = smallDisk();
  const folder = project({ "pipeline.yml": pipeline.replace("DISK-FOLDER", JSON.stringify(disk)) });
  writeFileSync(join(disk, "full"), "");
  const home = { AZML_HOME: join(disk, ".azml") };
  const full = await azml(folder, ["run", "pipeline.yml", "--name", "one", "--no-as-azure"], { env: home });
  expect(plain(full.stderr, folder)).toMatchInlineSnapshot(`
    "error AZML512: the workspace's database cannot be written: the disk is full.
      hint: free disk space: azml gc removes old jobs

    Found 1 error.
    More on a code: azml explain AZML512
    Go on with it: azml resume one
    "
  `);
  expect(full.exitCode).toBe(1);
  expect(existsSync(join(disk, ".azml/azml.db"))).toBe(true);
  rmSync(join(disk, "full"));
  const again = await azml(folder, ["resume", "one"], { env: home });
  expect({ code: again.exitCode, stderr: again.stderr }).toEqual({ code: 0, stderr: "" });
  expect(again.stdout).toMatch(/first: Completed.*: the same as in one/);
});

it.skipIf(diskLack !== undefined)("on a full disk jobs are listed, logs are read, and azml gc makes room", async () => {
  const disk = smallDisk();
  const folder = project({
    "pipeline.yml": `type: pipeline
jobs:
  only:
    type: command
    command: echo said; head -c 100000 /dev/zero > \${{outputs.out}}
    environment: azureml:e:1
    outputs: { out: { type: uri_file } }
`,
  });
  const home = { AZML_HOME: join(disk, ".azml") };
  for (const name of ["one", "two"]) await azml(folder, ["run", "pipeline.yml", "--name", name, "--no-reuse"], { env: home });
  spawnSync("dd", ["if=/dev/zero", `of=${join(disk, "full")}`, "bs=4096", "count=4096"]);
  const told = async (...args: string[]): Promise<string> => {
    const { stdout, stderr, exitCode } = await azml(folder, args, { env: home });
    return `${exitCode} ${plain(`${String(stdout)}${String(stderr)}`, folder)}`;
  };
  expect(await told("job", "list")).toMatch(/^0 [^]*two [^]*one /);
  expect(await told("logs", "one")).toBe("0 only> said\n");
  expect(await told("gc", "--keep", "1", "--dry-run")).toMatch(/^0 Would remove 1 job:\n {2}one /);
  expect(await told("gc", "--keep", "1")).toMatch(/^0 Removed 1 job:\n {2}one /);
  expect(readdirSync(join(disk, ".azml/runs"))).toEqual(["two"]);
  expect(await told("job", "list")).not.toMatch(/one /);
});
