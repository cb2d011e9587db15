import type { AssetVersion } from "../model/asset-reference.js";
import type { RegisteredKind } from "../model/registered-kind.js";
import type { RegisteredDefinitions } from "../workspace/asset-operations.js";

/** An output that becomes data or a model of the workspace when its node has completed. */
export interface OutputRegistration {
  readonly kind: "data" | "models";
  readonly type: RegisteredDefinitions["data"]["type"] | RegisteredDefinitions["models"]["type"];
  readonly name: string;
  /** The next one when absent. */
  readonly version?: string;
  readonly description?: string;
}

/** An output that is there. */
export interface FinishedOutput {
  readonly path: string;
  /** `<job>/<node>` */
  readonly job: string;
  /** It was taken from an earlier run of the same node. */
  readonly isReused: boolean;
}

/** What is registered in a workspace, to be looked up. */
export interface KnownAssets {
  /** The definition with absolute paths, and the version that was meant; undefined when there is none. */
  find<K extends RegisteredKind>(
    kind: K,
    name: string,
    version: AssetVersion,
  ): { readonly version: string; readonly definition: RegisteredDefinitions[K] } | undefined;
  /** All versions of a name, newest first. */
  versions(kind: RegisteredKind, name: string): readonly string[];
}

/** The registry of the workspace that a job runs in. The workspace gives it. */
export interface Registry extends KnownAssets {
  /**
   * Copies the output and registers it. Gives `azureml:name:version`.
   *
   * @throws AzmlError AZML580 when the version has other content; the signal's reason when it is aborted, and nothing is registered then
   */
  registerOutput(registration: OutputRegistration, output: FinishedOutput, signal: AbortSignal): Promise<string>;
}
