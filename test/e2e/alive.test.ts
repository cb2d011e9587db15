import { expect, it } from "vitest";
import { azml, project } from "./support.js";

const pipeline = `
import { command, job, pipeline, step } from "azml";
setInterval(() => {}, 1000);
const many = command({ name: "many", command: "seq 1 20000", environment: "azureml:e:1" });
@pipeline()
export class Alive {
  build() { step(many, {}); }
}
export default job(Alive, {});
`;

it("ends when its work is done, whatever the user's file has begun, and with all of its output", async () => {
  const folder = project({ "pipeline.ts": pipeline });
  const validated = await azml(folder, ["validate", "pipeline.ts"]);
  expect({ code: validated.exitCode, text: String(validated.stdout).trim() }).toEqual({
    code: 0,
    text: "pipeline.ts is valid: pipeline alive with 1 node.",
  });
  const run = await azml(folder, ["run", "pipeline.ts", "--plain", "--name", "one"]);
  expect(run.exitCode).toBe(0);
  expect(String(run.stdout)).toContain("many | 20000\n");
  expect(String(run.stdout)).toMatch(/one Completed in/);
  expect((await azml(folder, ["compile", "pipeline.ts", "-o", "out"])).exitCode).toBe(0);
}, 60_000);
