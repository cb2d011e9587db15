import { setTimeout as sleep } from "node:timers/promises";
import { expect, it } from "vitest";
import type { JobRecord } from "../../src/workspace/job-record.js";
import { azml, project } from "./support.js";

/** Trials take as long as their values say, so that they end in another order than they begin in. */
const yaml = `
type: sweep
trial:
  command: >-
    sleep 0.$(printf %03d $(( (\${{search_space.x}} * 7 + \${{search_space.y}}) % 300 )));
    echo "{\\"key\\": \\"score\\", \\"value\\": $(( \${{search_space.x}} - \${{search_space.y}} ))}" >> "$AZML_METRICS_FILE"
  environment: azureml:e:1
compute: azureml:cpu
sampling_algorithm: bayesian
search_space: { x: { type: randint, upper: 1000 }, y: { type: randint, upper: 1000 } }
objective: { primary_metric: score, goal: maximize }
limits: { max_total_trials: 34, max_concurrent_trials: 4 }
`;

type Node = JobRecord["nodes"][number];

async function trialsOf(folder: string): Promise<readonly Node[]> {
  const { stdout } = await azml(folder, ["job", "show", "last", "--json"]);
  return (JSON.parse(String(stdout)) as JobRecord).nodes.filter(({ hyperparameters }) => hyperparameters !== undefined);
}

const valuesOf = ({ hyperparameters }: Node): string => JSON.stringify(hyperparameters);
const isDone = ({ status }: Node): boolean => status === "Completed";
const isReused = ({ reason = "" }: Node): boolean => reason.startsWith("the same as in ");

it("a bayesian sweep with several trials at a time keeps its trials when it is killed and resumed, and when it is run again", async () => {
  const folder = project({ "sweep.yml": yaml });
  const args = ["--plain"];
  const several = ["--max-parallel", "4"];
  let done: readonly string[] = [];
  for (const [command, wanted] of [
    [["run", "sweep.yml", ...several], 16],
    [["resume"], 24],
  ] as const) {
    const engine = azml(folder, [...command, ...args], { timeout: 120_000, buffer: false });
    let ended = 0;
    for await (const line of engine) {
      if (/trial_\d+: Completed/.test(String(line))) ended++;
      if (ended >= wanted) break;
    }
    engine.kill("SIGKILL");
    await engine;
    await sleep(100);
    const now = await trialsOf(folder);
    expect(now.filter(isReused).map(valuesOf).sort()).toEqual([...done].sort());
    done = now.filter(isDone).map(valuesOf);
    expect(done.length).toBeGreaterThanOrEqual(wanted);
  }
  expect((await azml(folder, ["resume", ...args])).exitCode).toBe(0);
  const whole = await trialsOf(folder);
  expect(whole.filter(isReused).map(valuesOf).sort()).toEqual([...done].sort());
  expect(whole.filter(isDone)).toHaveLength(34);

  expect((await azml(folder, ["run", "sweep.yml", ...several, ...args])).exitCode).toBe(0);
  const again = await trialsOf(folder);
  expect(again.map(valuesOf)).toEqual(whole.map(valuesOf));
  expect(again.every(isReused)).toBe(true);
}, 120_000);
