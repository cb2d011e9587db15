import type { WrittenNumber } from "./written-number.js";

/** Plain JSON, as a conda file or an inference configuration holds it. Numbers may keep how they were written. */
export type Json = string | number | boolean | null | WrittenNumber | readonly Json[] | { readonly [key: string]: Json };

/** An environment known to the workspace or a registry: `azureml:name:version`, `azureml:name@label`, ARM id, `azureml://registries/…`. */
interface EnvironmentReference {
  readonly kind: "reference";
  readonly id: string;
}

/** A folder of this machine, whose `path` is absolute and which is uploaded; or the address that one was uploaded to. */
export type BuildContext = { readonly kind: "local"; readonly path: string } | { readonly kind: "remote"; readonly uri: string };

/** An environment defined on the spot. Without `name` it is anonymous: its version is a hash of its content. */
export interface InlineEnvironment {
  readonly kind: "inline";
  readonly name?: string;
  readonly version?: string;
  readonly description?: string;
  /** As they are written: not only texts. */
  readonly tags?: Readonly<Record<string, Json>>;
  readonly properties?: Readonly<Record<string, string>>;
  readonly image?: string;
  /** The parsed conda file. */
  readonly conda?: Json;
  /** Absolute path of the file that `conda` was read from. It is no part of what Azure ML gets. */
  readonly condaFile?: string;
  /** A Docker build context, in place of an image. `dockerfilePath` is relative to it. */
  readonly build?: { readonly path: BuildContext; readonly dockerfilePath?: string };
  readonly inferenceConfig?: InferenceConfig;
  readonly osType?: string;
}

/** A server that answers with a model: where it says that it lives, that it is ready, and what it makes of data. Spelled as in YAML. */
export type InferenceConfig = { readonly [Route in (typeof inferenceRoutes)[number]]: { readonly path: string; readonly port: number } };

export const inferenceRoutes = ["liveness_route", "readiness_route", "scoring_route"] as const;

export type Environment = EnvironmentReference | InlineEnvironment;
