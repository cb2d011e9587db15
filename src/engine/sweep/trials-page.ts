import type { Literal } from "../../model/kind.js";
import { escaped, type Mark, scatter } from "./scatter.js";
import type { ReportedTrial, SweepReport } from "./sweep-report.js";
import { shownSample } from "./sweep-report.js";

const style = `
:root { color-scheme: light dark; --ink: #222; --dim: #767676; --line: #ddd; --trial: #4a78b8; --best: #d9480f; }
@media (prefers-color-scheme: dark) { :root { --ink: #ddd; --dim: #999; --line: #3a3a3a; --trial: #7aa7e0; --best: #ff8a4c; } }
body { font: 14px/1.5 system-ui, sans-serif; color: var(--ink); margin: 2rem auto; max-width: 1240px; padding: 0 1rem; }
h1 { font-size: 1.3rem; margin: 0 0 0.3rem; }
.plots { display: flex; flex-wrap: wrap; gap: 1rem; margin: 1rem 0; }
svg { width: 380px; max-width: 100%; font-size: 11px; }
svg text { fill: var(--ink); }
svg .tick { fill: var(--dim); }
.grid { stroke: var(--line); }
.axis { stroke: var(--dim); }
.trial { fill: var(--trial); fill-opacity: 0.65; }
.best { fill: var(--best); }
table { border-collapse: collapse; font-variant-numeric: tabular-nums; }
th, td { text-align: left; padding: 0.2rem 1rem 0.2rem 0; border-bottom: 1px solid var(--line); vertical-align: top; }
tr.best-row { font-weight: 600; color: var(--best); }
.dim { color: var(--dim); font-weight: 400; }
`;

/** A page that stands alone: the trials of a sweep in a table, and plots of what their hyperparameters did to the primary metric. */
export function trialsPage(sweep: string, report: SweepReport): string {
  const { objective, trials } = report;
  const names = [...new Set(trials.flatMap(({ hyperparameters }) => Object.keys(hyperparameters)))];
  const best = trials.find(({ trial }) => trial === report.best_trial);
  const said = best
    ? `Best: <b>${escaped(best.trial)}</b>, ${escaped(objective.primary_metric)} ${best.value}, ${escaped(shownSample(best.hyperparameters))}`
    : "No trial has completed and logged the primary metric.";
  const how = [
    `${trials.length} trial${trials.length === 1 ? "" : "s"}`,
    `${objective.goal} ${objective.primary_metric}`,
    report.sampling_algorithm,
    ...(report.seed === undefined ? [] : [`seed ${report.seed}`]),
  ];
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${escaped(sweep)}: trials</title>
<style>${style}</style>
<h1>${escaped(sweep)}</h1>
<div class="dim">${escaped(how.join(" · "))}</div>
<p>${said}</p>
<div class="plots">
${[plotByTrial(report), ...names.map((name) => plotByHyperparameter(name, report))].join("\n")}
</div>
${table(names, report)}
</html>
`;
}

function plotByTrial(report: SweepReport): string {
  const marks = report.trials.map((trial, at) => markAt(at, trial, report));
  return scatter({ xLabel: "trial", yLabel: report.objective.primary_metric, marks });
}

/** A plot of a quantity; a strip with a place for each value of anything else, and of a few numbers that were chosen again and again. */
function plotByHyperparameter(name: string, report: SweepReport): string {
  const { trials } = report;
  const yLabel = report.objective.primary_metric;
  const values = trials.map(({ hyperparameters }) => hyperparameters[name]);
  const different = [...new Set(values)];
  const isNumeric = different.every((value) => typeof value === "number");
  if (isNumeric && (different.length > 8 || different.length > trials.length / 2)) {
    return scatter({ xLabel: name, yLabel, marks: trials.map((trial) => markAt(Number(trial.hyperparameters[name]), trial, report)) });
  }
  const names = different.sort((a, b) => (isNumeric ? Number(a) - Number(b) : String(a) < String(b) ? -1 : 1)).map(String);
  const marks = trials.map((trial) => markAt(names.indexOf(String(trial.hyperparameters[name])), trial, report));
  return scatter({ xLabel: name, yLabel, marks, names });
}

function markAt(x: number, { trial, value, hyperparameters }: ReportedTrial, { best_trial: best }: SweepReport): Mark {
  return { x, y: value ?? NaN, label: `${trial}: ${value}, ${shownSample(hyperparameters)}`, isBest: trial === best };
}

function table(names: readonly string[], { trials, best_trial: best, objective }: SweepReport): string {
  const head = ["trial", "status", objective.primary_metric, ...names].map((name) => `<th>${escaped(name)}</th>`).join("");
  const rows = trials.map(({ trial, status, reason, value, hyperparameters }) => {
    const why = reason === undefined ? "" : ` <span class="dim">${escaped(reason)}</span>`;
    const cells = [escaped(trial), `${status}${why}`, shown(value ?? ""), ...names.map((name) => shown(hyperparameters[name] ?? ""))];
    return `<tr${trial === best ? ' class="best-row"' : ""}>${cells.map((cell) => `<td>${cell}</td>`).join("")}</tr>`;
  });
  return `<table>\n<tr>${head}</tr>\n${rows.join("\n")}\n</table>`;
}

function shown(value: Literal): string {
  return escaped(typeof value === "number" ? String(Number(value.toPrecision(6))) : String(value));
}
