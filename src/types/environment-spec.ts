import type { Json } from "../model/environment.js";

declare const environmentSpec: unique symbol;

/** An environment as the user wrote it. Made by `environment(…)`. */
export interface EnvironmentSpec {
  readonly [environmentSpec]: true;
}

/** What an environment is made of (schema `environment`). Local paths are relative to the calling file. */
export interface EnvironmentDefinition {
  /** Registers the environment under this name; anonymous when absent. */
  readonly name?: string;
  /** Version to register as; the next one when absent. */
  readonly version?: string;
  /** For people, on the page of the environment. */
  readonly description?: string;
  /** Texts by name, to find the environment by. */
  readonly tags?: Readonly<Record<string, string>>;
  /** Docker image. */
  readonly image?: string;
  /** A conda file, or its content. */
  readonly conda?: string | { readonly [key: string]: Json };
  /** A Docker build context, in place of an image: a folder, or the address that one was uploaded to. */
  readonly build?: {
    /** The folder, or the address. */
    readonly path: string;
    /** The Dockerfile below it (`dockerfile_path`). Default: `Dockerfile`. */
    readonly dockerfilePath?: string;
  };
}
