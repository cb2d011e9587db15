import { expect, it } from "vitest";
import { parityPage } from "../../scripts/write-parity-page.js";
import { parityWarnings } from "../../src/engine/parity/parity-warnings.js";
import { command, component, job, nested, pipeline } from "./support/job-builder.js";
import { runToEnd } from "./support/temporary-workspace.js";

it("docs/parity.md is what the tables say (npm run docs writes it)", async () => {
  await expect(parityPage()).toMatchFileSnapshot("../../docs/parity.md");
});

it("warns once of each setting that means nothing here and may change results, with the nodes that have it", async () => {
  const ray = { distribution: { type: "ray" } } as const;
  const two = { distribution: { type: "mpi" }, resources: { instanceCount: 2 } } as const;
  const train = component("train", "true", { more: ray });
  const of = job(
    pipeline({
      a: command(train),
      inner: nested(pipeline({ b: command(component("plain", "true"), {}, ray) })),
      many: command(component("many", "true", { more: two })),
      c: { ...command(component("plain", "true")), outputs: { x: { name: "best" } } },
    }),
  );
  expect(parityWarnings(of).map(({ message }) => message)).toEqual([
    '"distribution" of a, inner/b: Ray is not started here, and one process runs',
    '"instance_count" of many: this machine is one instance, and the processes of the others are not started',
  ]);
  expect(new Set(parityWarnings(of).map(({ code }) => code))).toEqual(new Set(["AZML544"]));
  const { events } = await runToEnd(job(pipeline({ a: command(train) })));
  expect(events.filter(({ type }) => type === "warning")).toHaveLength(1);
});

it("is silent about what never changes a result", () => {
  const quiet = command(
    component("plain", "true"),
    {},
    { compute: "gpu", identity: { type: "user_identity" }, queueSettings: { jobTier: "spot" } },
  );
  expect(parityWarnings(job(pipeline({ quiet })))).toEqual([]);
});
