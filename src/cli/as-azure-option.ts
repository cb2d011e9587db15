import type { Command } from "commander";
import type { AsAzure } from "../check/check-job.js";

/** What `--as-azure` and `--no-as-azure` leave in the options of a command. */
export interface AsAzureOptions {
  /** True for `--as-azure`, false for `--no-as-azure`. */
  readonly asAzure?: boolean;
}

/** Adds `--as-azure` and `--no-as-azure`: how what passes here and not on Azure ML is told. */
export function addAsAzureOption(command: Command): Command {
  return command
    .option("--as-azure", "refuse what is known to fail on Azure ML, or to come out differently there (default: warn)")
    .option("--no-as-azure", "say nothing of Azure ML");
}

/** How differences to Azure ML are told: as warnings, unless the user says otherwise; undefined for not at all. */
export function asAzureOf({ asAzure }: AsAzureOptions): AsAzure | undefined {
  if (asAzure === false) return undefined;
  return asAzure === true ? "errors" : "warnings";
}
