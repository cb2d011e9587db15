import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { azml, countingProject, plain } from "./support.js";

it("azml why says what has changed since the result before", async () => {
  const folder = countingProject();
  const told = async (...args: string[]): Promise<string> => {
    const { stdout, stderr, exitCode } = await azml(folder, args);
    const text = plain(`${String(stdout)}${String(stderr)}`, folder);
    return `$ azml ${args.join(" ")}\n${text}${exitCode === 0 ? "" : `exit code ${exitCode}\n`}`;
  };
  await azml(folder, ["run", ".", "--name", "one"]);
  const screen = [await told("why", "last", "count")];
  await azml(folder, ["run", ".", "--name", "two"]);
  screen.push(await told("why", "two", "count"));
  writeFileSync(join(folder, "my data/b.csv"), "2");
  await azml(folder, ["run", ".", "--name", "three", "-i", "note=n"]);
  screen.push(await told("why", "three", "count"), await told("why", "three", "count_1"));
  await azml(folder, ["run", ".", "--name", "four", "--no-reuse"]);
  screen.push(await told("why", "four", "count"), await told("why", "three", "cuont"), await told("why", "nobody", "count"));
  // The result of job one is there again; that of the job before this one is another, and does not matter.
  rmSync(join(folder, "my data/b.csv"));
  await azml(folder, ["run", ".", "--name", "five"]);
  screen.push(await told("why", "five", "count"));
  expect(screen.join("\n")).toMatchSnapshot();
});
