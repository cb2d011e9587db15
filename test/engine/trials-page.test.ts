import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { scatter } from "../../src/engine/sweep/scatter.js";
import type { SweepReport } from "../../src/engine/sweep/sweep-report.js";
import { trialsPage } from "../../src/engine/sweep/trials-page.js";

const mark = (x: number, y: number, isBest = false) => ({ x, y, label: `${x}`, isBest });
const placesOf = (svg: string): number[] => [...svg.matchAll(/cx="([^"]+)"/g)].map(([, at]) => Number(at));
const ticksOf = (svg: string, anchor: string): string[] =>
  [...svg.matchAll(/class="tick"[^>]*text-anchor="(\w+)"[^>]*>([^<]*)</g)].flatMap(([, found, text]) =>
    found === anchor && text ? [text] : [],
  );

const report: SweepReport = {
  sampling_algorithm: "random",
  seed: 7,
  objective: { goal: "minimize", primary_metric: "loss" },
  best_trial: "trial_1",
  trials: [
    { trial: "trial_0", status: "Completed", hyperparameters: { rate: 0.00001, net: "a<b" }, value: 0.5 },
    { trial: "trial_1", status: "Completed", hyperparameters: { rate: 0.1, net: '{"depth":3}' }, value: 0.25 },
    { trial: "trial_2", status: "Canceled", reason: 'bandit & "more"', hyperparameters: { rate: 0.01, net: "a<b" }, value: null },
  ],
};

describe("the page of a sweep", () => {
  test("has a row for each trial, the best marked, and a plot for the trials and each hyperparameter", () => {
    const page = trialsPage("search", report);
    expect(page).toContain("3 trials · minimize loss · random · seed 7");
    expect(page).toContain("Best: <b>trial_1</b>, loss 0.25, rate=0.1 net={&#34;depth&#34;:3}");
    expect(page.match(/<tr>|<tr class="best-row">/g)).toHaveLength(4);
    expect(page).toContain('<tr class="best-row"><td>trial_1</td><td>Completed</td><td>0.25</td><td>0.1</td>');
    expect(page).toContain('Canceled <span class="dim">bandit &#38; &#34;more&#34;</span>');
    const plots = [...page.matchAll(/<svg[^]*?<\/svg>/g)].map(([svg]) => svg);
    expect(plots.map((svg) => /aria-label="([^"]*)"/.exec(svg)?.[1])).toEqual(["loss by trial", "loss by rate", "loss by net"]);
    // The one without a value is in no plot, and the best is drawn last.
    for (const svg of plots) expect([...svg.matchAll(/<circle class="(\w+)"/g)].map(([, found]) => found)).toEqual(["trial", "best"]);
    expect(ticksOf(plots[1] ?? "", "middle")).toEqual(["0.00001", "0.0001", "0.001", "0.01", "0.1"]);
    expect(ticksOf(plots[2] ?? "", "middle")).toEqual(["a&#60;b", "{&#34;depth&#34;:3}"]);
    // It stands alone.
    expect(page).not.toMatch(/<script|https?:|<link/);
  });

  test("is made of a sweep without any result, too", () => {
    const page = trialsPage("search", { ...report, best_trial: null, trials: report.trials.slice(2) });
    expect(page).toContain("No trial has completed and logged the primary metric.");
    expect(page).not.toContain("NaN");
    expect(page).toContain("1 trial ·");
  });
});

describe("a plot", () => {
  test("marks round values, and puts marks in their order", () => {
    const svg = scatter({ xLabel: "x", yLabel: "y", marks: [mark(0, 0.54), mark(10, 0.98), mark(19, 0.7)] });
    expect(ticksOf(svg, "middle")).toEqual(["0", "5", "10", "15"]);
    expect(ticksOf(svg, "end")).toEqual(["0.6", "0.7", "0.8", "0.9", "1"]);
    expect(placesOf(svg)).toEqual([...placesOf(svg)].sort((a, b) => a - b));
  });

  test("holds every mark, whatever the values", () => {
    const value = fc.oneof(
      fc.double({ noNaN: true, min: -1e12, max: 1e12 }),
      fc.constantFrom(0, 1, 1e-9, 5e-324, 1e-310, 1 + 2 ** -52, NaN, Infinity),
    );
    fc.assert(
      fc.property(fc.array(fc.record({ x: value, y: value })), (points) => {
        const svg = scatter({ xLabel: "x", yLabel: "y", marks: points.map(({ x, y }) => mark(x, y)) });
        const finite = points.filter(({ x, y }) => Number.isFinite(x) && Number.isFinite(y));
        expect(placesOf(svg)).toHaveLength(finite.length);
        for (const at of placesOf(svg)) expect(at >= 64 && at <= 366).toBe(true);
        expect(svg).not.toMatch(/NaN|Infinity|undefined/);
        expect(ticksOf(svg, "middle").length).toBeLessThan(9);
      }),
    );
  });
});
