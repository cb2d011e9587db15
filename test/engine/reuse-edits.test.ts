import { cpSync, mkdtempSync, readFileSync, realpathSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, it } from "vitest";
import { bundleBody } from "../../src/bundle/bundle-body.js";
import { codeKey } from "../../src/engine/reuse/code-key.js";
import { behaviourEdits } from "./edits/behaviour-edits.js";
import { cosmeticEdits } from "./edits/cosmetic-edits.js";
import type { Edit } from "./edits/edit.js";

const repository = realpathSync(join(import.meta.dirname, "../.."));
const folder = mkdtempSync(join(tmpdir(), "azml-edits-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
for (const sample of ["02-decorated-components", "10-control-flow"])
  cpSync(join(repository, "samples", sample), join(folder, sample), { recursive: true });
symlinkSync(join(repository, "node_modules"), join(folder, "node_modules"));

interface Body {
  readonly file: string;
  readonly exportName: string;
  readonly method?: { readonly name: string; readonly static: true };
  readonly ports?: string;
}
const iris = "02-decorated-components/src/components.ts";
const heron = "10-control-flow/src/components.ts";
const bodies: Readonly<Record<string, Body>> = {
  train: { file: iris, exportName: "TrainModel" },
  score: { file: iris, exportName: "ScoreData" },
  evaluate: { file: iris, exportName: "Evaluation", method: { name: "evalModel", static: true }, ports: "EvalModelPorts" },
  guess: { file: heron, exportName: "FirstGuess" },
  refine: { file: heron, exportName: "Refine" },
  decide: { file: heron, exportName: "IsGoodEnough" },
  publish: { file: heron, exportName: "Publish" },
  complain: { file: heron, exportName: "Complain" },
};
/** Each source, and the bodies that are made of it. */
const sources: Readonly<Record<string, readonly (keyof typeof bodies)[]>> = {
  [iris]: ["train", "score", "evaluate"],
  "02-decorated-components/src/iris.ts": ["train", "score"],
  "02-decorated-components/src/softmax.ts": ["train", "score"],
  "02-decorated-components/src/report.ts": ["evaluate"],
  [heron]: ["guess", "refine", "decide", "publish", "complain"],
};

async function keyOf(name: string): Promise<string> {
  const { file, exportName, method, ports } = bodies[name] ?? { file: "", exportName: "" };
  const source = join(folder, file);
  const spec = { component: name, inputs: [], outputs: [], ...(method !== undefined && { method }) };
  const ofPorts = ports === undefined ? undefined : { file: source, exportName: ports };
  const { modules } = await bundleBody(spec, { file: source, exportName }, ofPorts);
  const text = modules.get("main.mjs") ?? "";
  const bundle = join(folder, "main.mjs");
  writeFileSync(bundle, text);
  return codeKey([{ path: bundle, relativePath: "main.mjs", size: text.length }]);
}

/** Every how manyeth edit is tried: all of them with AZML_EDITS=all. */
const every = process.env["AZML_EDITS"] === "all" ? 1 : 10;

/** Makes the edits of all sources, one at a time, and tells after which of them the key of some body is another than before. */
async function tried(editsOf: (file: string, text: string) => Edit[]): Promise<{ readonly edit: string; readonly isAnother: boolean }[]> {
  const results: { edit: string; isAnother: boolean }[] = [];
  let at = 0;
  for (const [source, users] of Object.entries(sources)) {
    const path = join(folder, source);
    const text = readFileSync(path, "utf8");
    const before = new Map<string, string>();
    for (const user of users) before.set(user, await keyOf(user));
    for (const edit of editsOf(path, text)) {
      if (at++ % every !== 0) continue;
      writeFileSync(path, edit.text);
      let isAnother = false;
      for (const user of users) isAnother ||= (await keyOf(user)) !== before.get(user);
      results.push({ edit: `${edit.rule}, ${edit.place.slice(folder.length + 1)}`, isAnother });
    }
    writeFileSync(path, text);
  }
  return results;
}

it("a body that does something else is never taken for the one before", { timeout: 600_000 }, async () => {
  const results = await tried(behaviourEdits);
  expect(results.filter(({ isAnother }) => !isAnother)).toEqual([]);
  expect(results.length * every).toBeGreaterThan(450);
});

it("a body that does the same is taken for the one before, whatever was done to its text", { timeout: 600_000 }, async () => {
  const results = await tried(cosmeticEdits);
  const lost = results.filter(({ isAnother }) => isAnother);
  // A function that is another's value bears the name of its variable, and can be asked for it.
  expect(lost.length, JSON.stringify(lost)).toBeLessThanOrEqual(results.length * 0.05);
  expect(results.length * every).toBeGreaterThan(550);
});
