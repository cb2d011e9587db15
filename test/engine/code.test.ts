import { mkdirSync, readdirSync, readFileSync, statSync, symlinkSync, writeFileSync, chmodSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect, onTestFinished, test, vi } from "vitest";
import { zipFolder } from "../../src/hash/zip-folder.js";
import { fakeAz } from "../fake-az.js";
import { command, component, job, localAsset, pipeline } from "./support/job-builder.js";
import { logOf, runToEnd, temporaryFolder, temporaryWorkspace } from "./support/temporary-workspace.js";

function files(folder: string, content: Readonly<Record<string, string>>): string {
  for (const [path, text] of Object.entries(content)) {
    mkdirSync(join(folder, path, ".."), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return folder;
}

test("a node works in a copy of the code, without what is ignored", async () => {
  const code = files(temporaryFolder("code"), {
    "main.sh": "echo from the code; cat lib/part.txt; echo changed > lib/part.txt; echo new > added.txt",
    "lib/part.txt": "part\n",
    "secret.txt": "s",
    ".amlignore": "secret.txt\n",
    ".gitignore": "main.sh\n",
  });
  chmodSync(join(code, "main.sh"), 0o755);
  symlinkSync(".", join(code, "loop"));
  const run = component("run", "ls -A | tr '\\n' ' '; bash main.sh; test -x main.sh", { code });
  const finished = await runToEnd(job(pipeline({ a: command(run), b: command(run) })), { maxParallel: 1 });
  expect(finished.record.status).toBe("Completed");
  for (const node of ["a", "b"])
    expect(await logOf(finished, node)).toBe(".amlignore .gitignore lib logs main.sh outputs from the code\npart\n");
  expect(readFileSync(join(code, "lib", "part.txt"), "utf8")).toBe("part\n");
  expect(readdirSync(code).sort()).toEqual([".amlignore", ".gitignore", "lib", "loop", "main.sh", "secret.txt"]);
});

test("code may be one file, and additional includes come from beside the definition", async () => {
  const folder = files(temporaryFolder("code"), { "src/only.sh": "cat shared/a.txt b.txt", "shared/a.txt": "A", "b.txt": "B" });
  const run = component("run", "sh only.sh", {
    code: join(folder, "src", "only.sh"),
    more: { additionalIncludes: ["./shared", "../b.txt"], location: { file: join(folder, "x.yml"), line: 1, column: 1 } },
  });
  const nested = component("run", "sh only.sh", {
    code: join(folder, "src", "only.sh"),
    more: { additionalIncludes: ["./shared", "b.txt"], location: { file: join(folder, "x.yml"), line: 1, column: 1 } },
  });
  await expect(runToEnd(job(pipeline({ missing: command(run), found: command(nested) })))).rejects.toThrow(
    /AZML503: an additional include of component "run" does not exist/,
  );
  expect(await logOf(await runToEnd(job(pipeline({ found: command(nested) }))), "found")).toBe("AB");
});

test("a zip that is to be included is made of the folder of its name, and no other's is taken", async () => {
  const folder = files(temporaryFolder("code"), { "library/a.txt": "A" });
  const include = await zipFolder(join(folder, "library"));
  expect(statSync(dirname(include)).mode & 0o077).toBe(0);
  const run = component("run", "ls library.zip; grep -q a.txt library.zip && echo there", {
    more: { additionalIncludes: ["library.zip"], location: { file: join(folder, "x.yml"), line: 1, column: 1 } },
  });
  expect(await logOf(await runToEnd(job(pipeline({ a: command(run) }))), "a")).toBe("library.zip\nthere\n");
});

test("packages of feeds are fetched before a node runs, and one that cannot be had fails its node", async () => {
  const az = fakeAz();
  vi.stubEnv("PATH", `${az.folder}:${process.env["PATH"]}`);
  onTestFinished(() => void vi.unstubAllEnvs());
  const of = (version: string) =>
    component("run", "cat folder_*/a.txt", { more: { additionalIncludes: [{ feed: "fd", name: "engine", version }] } });
  const finished = await runToEnd(job(pipeline({ missing: command(of("none")), found: command(of("one")) })));
  expect(finished.record.nodes[0]).toMatchObject({ status: "Failed", failure: { code: "AZML615" } });
  expect(await logOf(finished, "found")).toBe("in one\n");
});

test("the workspace is no part of a code folder that holds it", async () => {
  const code = files(temporaryFolder("project"), { "a.txt": "a" });
  const workspace = await temporaryWorkspace(join(code, ".azml"));
  const run = component("run", "find . -type f", { code });
  await runToEnd(job(pipeline({ first: command(run) })), {}, workspace);
  const second = await runToEnd(job(pipeline({ second: command(run) })), {}, workspace);
  expect(await logOf(second, "second")).toBe("./a.txt\n");
});

test("without code the working folder has nothing but outputs and logs", async () => {
  const finished = await runToEnd(job(pipeline({ a: command(component("a", "ls -A; basename $PWD")) })));
  expect(await logOf(finished, "a")).toBe("logs\noutputs\ncode\n");
});

test("variables: the node's own, bindings in them, and azml's", async () => {
  const show = component("show", 'echo "$GREETING|$AZUREML_RUN_ID|$AZML_RUN_ID|$AZML_JOB_NAME|$AZML_NODE"');
  const finished = await runToEnd(
    job(
      pipeline(
        { show: command(show, {}, { environmentVariables: { GREETING: "hello ${{parent.inputs.who}}" } }) },
        {
          inputs: { who: { kind: "string" } },
        },
      ),
      { who: "you two" },
      { name: "named-job" },
    ),
  );
  expect(await logOf(finished, "show")).toBe("hello you two|named-job-show|named-job-show|named-job|show\n");
});

test("paths with spaces and letters of every script work everywhere", async () => {
  const folder = temporaryFolder("mit leer 日本語 it's");
  const data = files(join(folder, "my data $HOME"), { "a b.txt": "content" });
  const copy = component("copy", 'cat ${{inputs.data}}/a\\ b.txt > ${{outputs.out}}/x; cat "${{inputs.data}}/a b.txt"', {
    inputs: { data: { kind: "uri_folder" } },
    outputs: { out: { kind: "uri_folder" } },
  });
  const workspace = await temporaryWorkspace(join(folder, "ws ü"));
  const finished = await runToEnd(job(pipeline({ copy: command(copy, { data: localAsset("uri_folder", data) }) })), {}, workspace);
  expect(finished.record.status).toBe("Completed");
  expect(await logOf(finished, "copy")).toBe("content");
});
