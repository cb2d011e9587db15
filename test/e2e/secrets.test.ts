import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import { expect, it } from "vitest";
import { azmlHere } from "./azml-here.js";
import { openLocalWorkspace } from "../../src/workspace/local/open-local-workspace.js";
import { command as commandOf, component, job, pipeline as pipelineOf } from "../engine/support/job-builder.js";
import { runToEnd } from "../engine/support/temporary-workspace.js";
import { azml, plain, project } from "./support.js";

const token = "t0ken/of+many\\letters";
const key = ["-----BEGIN PRIVATE KEY-----", "MIIEvQIBADANBgkqhkiG", "-----END PRIVATE KEY-----"].join("\n");
const signature = "aB%2Fc9dE%3D";
const address = `https://a.blob.core.windows.net/c/x.csv?sv=2024-11-04&sig=${signature}&se=2030-01-01`;

/** Tells what it knows in every way that there is, in pieces too, and fails once with it. */
const tell = `
import { appendFileSync, writeFileSync } from "node:fs";
import { setTimeout as pause } from "node:timers/promises";
const { TOKEN, KEY, AZML_METRICS_FILE, AZML_ATTEMPT } = process.env;
const [address, out] = process.argv.slice(2);
for (const piece of ["whole: ", TOKEN, "\\n", ...TOKEN]) {
  process.stdout.write(piece);
  await pause(2);
}
console.log("\\n" + KEY + "\\n" + JSON.stringify({ TOKEN, KEY }) + "\\n" + encodeURIComponent(TOKEN) + "\\n" + address);
console.log("AccountName=a;AccountKey=" + "QUJD".repeat(5) + "==;EndpointSuffix=x");
const say = (fact) => appendFileSync(AZML_METRICS_FILE, JSON.stringify(fact) + "\\n");
say({ param: "token", value: TOKEN });
say({ tag: "token", value: "it is " + TOKEN });
say({ key: "metric of " + TOKEN, value: 1 });
say("nothing " + TOKEN);
writeFileSync(out, TOKEN + " is " + TOKEN.length + " long");
if (AZML_ATTEMPT === "1") {
  console.error("it failed with " + TOKEN);
  process.exit(1);
}
`;
const use = `
import { appendFileSync } from "node:fs";
const { TOKEN } = process.env;
const got = process.argv[2];
appendFileSync(process.env.USED, (got === TOKEN + " is " + TOKEN.length + " long") + "\\n");
console.log(got);
`;

const pipeline = (used: string): string => `
import { command, job, pipeline, input, step, type Binding } from "azml";

const tell = command({
  name: "tell",
  code: "./code",
  command: "node tell.mjs '\${{inputs.address}}' \${{outputs.said}}",
  inputs: { address: "string" },
  outputs: { said: "string" },
  environment: "azureml:e:1",
});
const use = command({
  name: "use",
  code: "./code",
  command: "node use.mjs '\${{inputs.said}}'",
  inputs: { said: "string" },
  environment: "azureml:e:1",
  isDeterministic: false,
  environmentVariables: { USED: ${JSON.stringify(used)} },
});

@pipeline()
export class Telling {
  @input("string") address!: Binding<"string">;
  build() {
    const { said } = step(tell, { address: this.address }, { local: { retries: { max: 1 } } }).outputs;
    step(use, { said });
  }
}
export default job(Telling, {});
`;

const files = {
  ".env": `# for local runs\nTOKEN='${token}'\nKEY="${key}"\n`,
  "code/tell.mjs": tell,
  "code/use.mjs": use,
};

/** Files below a folder that have one of the texts in them, without those that nodes wrote as their outputs. */
function filesWith(folder: string, texts: readonly string[]): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name))
    .filter((file) => !relative(folder, file).split(/[\\/]/).includes("outputs"))
    .filter((file) => texts.some((text) => readFileSync(file, "latin1").includes(text)));
}

it("keeps and shows no value of an env file and no signature, and nodes get them as they are", async () => {
  const folder = project(files);
  const used = join(folder, "used.txt");
  writeFileSync(join(folder, "pipeline.ts"), pipeline(used));
  const run = ["run", "pipeline.ts", "--env-file", ".env", "-i", `address=${address}`];
  const shown = [await azml(folder, [...run, "--plain", "--name", "one"]), await azml(folder, [...run, "--json", "--name", "two"])];
  const texts = shown.map(({ stdout, stderr }) => `${String(stdout)}${String(stderr)}`);
  for (const args of [
    ["job", "show", "one", "--json"],
    ["job", "list", "--json"],
    ["logs", "one"],
    ["job", "stream", "one", "--json"],
    ["job", "export", "one", "-o", "exported", "--without-outputs"],
  ])
    texts.push((await azmlHere(folder, args)).text);
  expect({ codes: shown.map(({ exitCode }) => exitCode), text: texts[0] }).toEqual({ codes: [0, 0], text: texts[0] });
  // What it puts out holds a secret and is not kept, so that no other job can use it.
  expect(readFileSync(used, "utf8")).toBe("true\ntrue\n");
  expect(texts[0]).toContain("whole: ***\n");
  expect(texts[0]).toContain("sig=***&se=2030-01-01");
  expect(texts[2]).toContain('"token":"it is ***"');
  const secrets = [token, JSON.stringify(token).slice(1, -1), encodeURIComponent(token), "MIIEvQIBADANBgkqhkiG", signature, "QUJDQUJD"];
  for (const secret of secrets) expect(texts.filter((text) => text.includes(secret))).toEqual([]);
  expect(filesWith(join(folder, ".azml"), secrets)).toEqual([]);
  expect(filesWith(join(folder, "exported"), secrets)).toEqual([]);
}, 60_000);

it("tells at once what is wrong with env files, and no value of them", async () => {
  const folder = project({ "wrong.env": "s3cret value without a name\nA=1\n", "odd.env": "3D=s3cret\n", "empty.env": "# nothing yet\n" });
  const { text, code } = await azmlHere(folder, [
    "run",
    "no.yml",
    ...["none", ".", "wrong", "odd", "empty"].flatMap((file) => ["--env-file", `${file}.env`]),
  ]);
  expect(plain(text, folder)).toMatchInlineSnapshot(`
    "error AZML734: <project>/none.env cannot be read: ENOENT: no such file or directory, open '<project>/none.env'.

    error AZML734: <project>/..env cannot be read: ENOENT: no such file or directory, open '<project>/..env'.

    error AZML735: <project>/wrong.env has something that is no variable.
      hint: a line of it is NAME=value

    error AZML735: <project>/odd.env has something that is no variable: 3D.
      hint: a line of it is NAME=value

    Found 4 errors.
    More on a code: azml explain AZML734
    "
  `);
  expect(code).toBe(2);
});

it("does not go on with an input that was not kept", async () => {
  const folder = project({});
  const workspace = await openLocalWorkspace({ folder: join(folder, ".azml") });
  const origin = { file: join(folder, "p.yml"), cwd: folder, options: { input: { address, secret: "it is s3cret" } } };
  const failing = job(pipelineOf({ a: commandOf(component("a", "echo $SECRET; exit 1")) }), {}, { name: "failed" });
  const { record } = await runToEnd(failing, { origin, secretVariables: { SECRET: "s3cret" } }, workspace);
  await workspace.close();
  expect(record.origin?.options["input"]).toEqual({ address: address.replace(signature, "***"), secret: "it is ***" });
  expect(record.nodes[0]?.failure?.lastLines).toEqual(["***"]);
  expect((await azmlHere(folder, ["resume", "failed"])).text).toMatchInlineSnapshot(`
    "error AZML736: failed was given a secret, which is not kept.
      hint: azml run FILE with the same options goes on with it, too: what is done and has not changed is not done again

    Found 1 error.
    More on a code: azml explain AZML736
    "
  `);
});
