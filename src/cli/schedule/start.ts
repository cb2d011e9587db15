import { setTimeout as sleep } from "node:timers/promises";
import { AzmlError } from "../../diagnostics/azml-error.js";
import { jsonScheduleReporter, plainScheduleReporter } from "../../reporters/schedule-reporter.js";
import type { LocalWorkspace } from "../../workspace/local/open-local-workspace.js";
import { type ExitCode, exitCode } from "../exit-code.js";
import { onInterrupt } from "../on-interrupt.js";
import { readEnvFiles } from "../run/env-file.js";
import { createOptions, type RunSettings } from "../run/run-options.js";
import { type Terminal, wantsColors } from "../terminal.js";
import { openLocal, type WorkspaceOptions } from "../workspace-options.js";

export interface StartOptions extends Pick<WorkspaceOptions, "localWorkspace">, RunSettings {
  readonly onceMissed?: boolean;
  readonly overlap: "allow" | "skip" | "queue";
  readonly json?: boolean;
}

/** Milliseconds between two looks at what others have done to the schedules, and at whether the clock has jumped. */
const lookInterval = 1000;

/** Runs schedules of the local workspace until it is stopped. */
export async function start(names: readonly string[], options: StartOptions, terminal: Terminal): Promise<ExitCode> {
  const { stdout, stderr, env, cwd } = terminal;
  const create = createOptions(options, options.envFile && readEnvFiles(options.envFile, cwd));
  const workspace = await openLocal(options, terminal, false);
  try {
    refuseNothing(workspace, names);
    const { ScheduleRunner } = await import("../../workspace/local/schedules/schedule-runner.js");
    const tell = options.json
      ? jsonScheduleReporter({ output: stdout })
      : plainScheduleReporter({ output: stdout, colors: wantsColors(stdout, env) });
    const abort = new AbortController();
    const { signal } = abort;
    const release = onInterrupt(abort, (text) => stderr.write(`${text}\n`));
    try {
      const missed = options.onceMissed ? "once" : "skip";
      const { onceMissed: _, overlap, json: __, localWorkspace: ___, ...settings } = options;
      const how = { missed, overlap, signal, create, given: { cwd, options: settings } } as const;
      const runner = new ScheduleRunner(workspace, tell, { ...how, ...(names.length > 0 && { names }) });
      if (!options.json) stdout.write(`Running schedules of ${workspace.name}. Ctrl-C ends it, and the jobs that it runs.\n`);
      while (!signal.aborted) {
        const now = Date.now();
        const next = await runner.tick(now);
        await sleep(Math.min(lookInterval, Math.max(0, (next ?? Infinity) - now)), undefined, { signal }).catch(() => undefined);
      }
      await runner.ended();
      return exitCode.interrupted;
    } finally {
      release();
    }
  } finally {
    await workspace.close();
  }
}

/** Throws AZML598 for a name that nothing has, AZML742 when none of them is enabled. */
function refuseNothing({ schedules, name: workspace }: LocalWorkspace, names: readonly string[]): void {
  const chosen = names.map((name) => schedules.require(name).name);
  const enabled = schedules.store.enabled().filter(({ name }) => chosen.length === 0 || chosen.includes(name));
  if (enabled.length > 0) return;
  const message = chosen.length === 0 ? `${workspace} has no schedule that is enabled` : `of ${chosen.join(", ")} no schedule is enabled`;
  const hint = chosen.length === 0 ? "create one: azml schedule create FILE" : `azml schedule enable ${chosen[0] ?? ""}`;
  throw new AzmlError([{ code: "AZML742", severity: "error", message, hint }]);
}
