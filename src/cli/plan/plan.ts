import { plural } from "../../reporters/plural.js";
import { shownSize } from "../../reporters/shown-size.js";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { table } from "../../reporters/table.js";
import { type PlannedStep, plannedSteps } from "../../rest/submit/planned-steps.js";
import { RequestList } from "../../rest/submit/request-list.js";
import { plannedNames, submitDefinition } from "../../rest/submit/submit-definition.js";
import { asAzureOf, type AsAzureOptions } from "../as-azure-option.js";
import { type ExitCode, exitCode } from "../exit-code.js";
import { type JobFileOptions, prepare } from "../prepare.js";
import { worthTelling } from "../report-found.js";
import { reportProblems } from "../report-problems.js";
import type { Terminal } from "../terminal.js";

export interface PlanOptions extends Omit<JobFileOptions, "name">, AsAzureOptions {
  readonly json?: boolean;
}

/** Lists what sending FILE would do. Nothing is sent, and nothing is left on disk. */
export async function plan(file: string, options: PlanOptions, { cwd, ...terminal }: Terminal): Promise<ExitCode> {
  const list = new RequestList();
  const bundles = mkdtempSync(join(tmpdir(), "azml-plan-"));
  try {
    const { definition, diagnostics } = await prepare(file, options, {
      cwd,
      target: "azure",
      asAzure: asAzureOf(options),
      namesOf: {},
      bundles: () => Promise.resolve(bundles),
    });
    if (diagnostics.length > 0) reportProblems(worthTelling(diagnostics), { cwd, ...terminal }, options.json && definition === undefined);
    if (definition === undefined) return exitCode.wrong;
    await submitDefinition(definition, list, plannedNames(definition, cwd));
  } finally {
    rmSync(bundles, { recursive: true });
  }
  const steps = plannedSteps(list.requests);
  terminal.stdout.write(options.json ? `${JSON.stringify({ steps, totals: totalsOf(steps) })}\n` : planText(steps));
  return exitCode.done;
}

interface Totals {
  readonly create: number;
  readonly upload: number;
  readonly files: number;
  readonly bytes: number;
  readonly submit: number;
}

function totalsOf(steps: readonly PlannedStep[]): Totals {
  const count = (action: PlannedStep["action"]): number => steps.filter((step) => step.action === action).length;
  const sum = (amount: (step: PlannedStep) => number): number => steps.reduce((total, step) => total + amount(step), 0);
  return {
    create: count("create"),
    upload: count("upload"),
    files: sum(({ files }) => files?.length ?? 0),
    bytes: sum(({ bytes = 0 }) => bytes),
    submit: count("submit"),
  };
}

function planText(steps: readonly PlannedStep[]): string {
  const rows = steps.map((step) => [step.action, step.what, step.name, detailOf(step)].map((text) => ({ text })));
  const { create, upload, files, bytes, submit } = totalsOf(steps);
  const sent = upload === 0 ? "nothing to upload" : `${plural(files, "file")} to upload (${shownSize(bytes)})`;
  const totals = [`${create} to create`, sent, ...(submit === 0 ? [] : [`${plural(submit, "job")} to submit`])];
  return `${table(rows).join("\n")}\n\n${totals.join(", ")}. What the workspace has already is used again.\n`;
}

/** How much it is, and who shares it. */
function detailOf({ action, what, files = [], bytes = 0, nodes, uses }: PlannedStep): string {
  const amount = action === "upload" ? `${plural(files.length, "file")}, ${shownSize(bytes)}` : "";
  const shared =
    what === "component" ? (nodes && nodes.length > 1 ? `nodes ${nodes.join(", ")}` : "") : uses > 1 ? `used ${uses} times` : "";
  return [amount, shared].filter((text) => text !== "").join("; ");
}
