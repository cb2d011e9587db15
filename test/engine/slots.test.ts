import fc from "fast-check";
import { expect, test } from "vitest";
import { type Need, Slots } from "../../src/engine/slots.js";
import { command, component, job, pipeline } from "./support/job-builder.js";
import { runToEnd, temporaryFolder } from "./support/temporary-workspace.js";
import { join } from "node:path";
import { readFileSync } from "node:fs";

const one: Need = { cpus: 1, memoryGb: 0 };

test("whoever came first is first, however little others want", () => {
  const slots = new Slots({ cpus: 2, memoryGb: 4 });
  const served: string[] = [];
  const ask = (name: string, need: Need): void => {
    const retry = (): void => {
      if (slots.take(need, retry)) served.push(name);
    };
    retry();
  };
  ask("a", one);
  ask("both", { cpus: 2, memoryGb: 0 });
  ask("b", one);
  expect(served).toEqual(["a"]);
  slots.give(one);
  expect(served).toEqual(["a", "both"]);
  slots.give({ cpus: 2, memoryGb: 0 });
  expect(served).toEqual(["a", "both", "b"]);
});

test("a node that wants more than there is gets all there is", () => {
  const slots = new Slots({ cpus: 2, memoryGb: 4 });
  const never = (): void => {};
  expect(slots.take({ cpus: 64, memoryGb: 512 }, never)).toBe(true);
  expect(slots.take(one, never)).toBe(false);
});

test("never more than there is, and everybody is served", () => {
  const need = fc.record({ cpus: fc.integer({ min: 1, max: 6 }), memoryGb: fc.constantFrom(0, 0.1, 0.5, 1, 3, 9) });
  fc.assert(
    fc.property(fc.array(need, { maxLength: 30 }), fc.infiniteStream(fc.nat()), (needs, picks) => {
      const total = { cpus: 4, memoryGb: 4 };
      const slots = new Slots(total);
      const atWork: Need[] = [];
      let served = 0;
      for (const asked of needs) {
        const retry = (): void => {
          if (!slots.take(asked, retry)) return;
          served++;
          atWork.push({ cpus: Math.min(asked.cpus, total.cpus), memoryGb: Math.min(asked.memoryGb, total.memoryGb) });
          expect(atWork.reduce((sum, { cpus }) => sum + cpus, 0)).toBeLessThanOrEqual(total.cpus);
          expect(atWork.reduce((sum, { memoryGb }) => sum + memoryGb, 0)).toBeLessThanOrEqual(total.memoryGb + 1e-6);
        };
        retry();
      }
      while (atWork.length > 0) {
        const [done] = atWork.splice((picks.next().value ?? 0) % atWork.length, 1);
        if (done) slots.give(done);
      }
      expect(served).toBe(needs.length);
    }),
  );
});

test("a node with the whole machine's processors works alone", async () => {
  const log = join(temporaryFolder(), "log");
  const text = `echo + >> '${log}'; sleep 0.1; echo - >> '${log}'`;
  const small = component("small", text);
  const big = component("big", text.replaceAll("+", "big+").replaceAll("echo -", "echo big-"));
  const jobs = {
    a: command(small),
    b: command(small),
    big: command(big, {}, { local: { cpus: 4 } }),
    c: command(small),
    d: command(small),
  };
  const { record } = await runToEnd(job(pipeline(jobs)), { maxParallel: 4, reuse: false });
  expect(record.status).toBe("Completed");
  const lines = readFileSync(log, "utf8").trim().split("\n");
  expect(lines[lines.indexOf("big+") + 1]).toBe("big-");
  expect(lines.slice(0, lines.indexOf("big+")).sort()).toEqual(["+", "+", "-", "-"]);
});
