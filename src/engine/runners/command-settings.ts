import type { ProcessCounts } from "../distributed/process-counts.js";
import type { EnvironmentSettings } from "./node-environment.js";

export interface CommandSettings extends EnvironmentSettings {
  /** Absolute path of the shell. */
  readonly shell: string;
  /** Of a command that is distributed. */
  readonly processes?: ProcessCounts | undefined;
}
