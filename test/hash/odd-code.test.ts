import { symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { AzmlError } from "../../src/diagnostics/azml-error.js";
import { listCodeFiles } from "../../src/hash/list-code-files.js";
import { command, component, job, pipeline } from "../engine/support/job-builder.js";
import { runToEnd, temporaryFolder } from "../engine/support/temporary-workspace.js";

/** A code folder with the lock of an editor. */
function locked(rules?: string): string {
  const code = temporaryFolder("code");
  writeFileSync(join(code, "main.py"), "");
  symlinkSync("me@host.1234:1", join(code, ".#main.py"));
  symlinkSync("loop", join(code, "loop"));
  if (rules !== undefined) writeFileSync(join(code, ".amlignore"), rules);
  return code;
}

test("a link to nowhere is told by its place, and not asked for where an ignore rule names it", async () => {
  const code = locked();
  await expect(listCodeFiles(code)).rejects.toThrow(/(?:.#main.py is a link that leads nowhere|loop is a link that leads in a circle)$/);
  const ignored = await listCodeFiles(locked(".#*\nloop\n"));
  expect(ignored.map(({ relativePath }) => relativePath)).toEqual([".amlignore", "main.py"]);
});

test("it is told before anything runs, once, at the component, with the rule that leaves it out", async () => {
  const code = locked();
  const has = component("has", "true", { code });
  const of = job(pipeline({ has: command(has), again: command(has), other: command(component("other", "true")) }));
  const refused: unknown = await runToEnd(of).catch((error: unknown) => error);
  expect(refused).toBeInstanceOf(AzmlError);
  expect((refused as AzmlError).diagnostics).toMatchObject([
    {
      code: "AZML588",
      severity: "error",
      path: "jobs.has.component.code",
      message: expect.stringContaining('the code of node "has" cannot be taken along: '),
      notes: [expect.stringContaining(" is a link that leads ")],
      hint: expect.stringContaining(join(code, ".amlignore")),
    },
  ]);
  const { record } = await runToEnd(job(pipeline({ has: command(component("has", "true", { code: locked(".#*\nloop\n") })) })));
  expect(record.status).toBe("Completed");
});
