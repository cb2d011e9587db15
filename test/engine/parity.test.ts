import { expect, it } from "vitest";
import { parityPage } from "../../scripts/write-parity-page.js";
import { parityWarnings } from "../../src/engine/parity/parity-warnings.js";
import { command, component, job, nested, pipeline } from "./support/job-builder.js";
import { runToEnd } from "./support/temporary-workspace.js";

it("docs/parity.md is what the tables say (npm run docs writes it)", async () => {
  await expect(parityPage()).toMatchFileSnapshot("../../docs/parity.md");
});

it("warns once of each setting that means nothing here and may change results, with the nodes that have it", async () => {
  const mpi = { distribution: { type: "mpi", processCountPerInstance: 4 } } as const;
  const train = component("train", "true", { more: mpi });
  const of = job(
    pipeline({
      a: command(train),
      inner: nested(pipeline({ b: command(component("plain", "true"), {}, mpi) })),
      c: { ...command(component("plain", "true")), outputs: { x: { name: "best" } } },
    }),
  );
  expect(parityWarnings(of).map(({ message }) => message)).toEqual([
    '"distribution" of a, inner/b: one process runs here, whatever the distribution',
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
