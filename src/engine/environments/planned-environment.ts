import type { Json } from "../../model/environment.js";
import type { PythonPackages } from "./conda-packages.js";

/** What a node's processes run in. */
export type PlannedEnvironment = { readonly kind: "host" } | PlannedVenv | PlannedContainer;

/** A Python environment that azml makes. */
export interface PlannedVenv {
  readonly kind: "venv";
  readonly packages: PythonPackages;
  /** What people call the environment that it is made of. Default: its packages. */
  readonly name?: string;
}

/** A container of an image. */
export interface PlannedContainer {
  readonly kind: "docker";
  readonly image: ContainerImage;
}

export type ContainerImage =
  /** One that somebody has made. */
  | { readonly from: "registry"; readonly name: string }
  /** A conda environment on top of such a one. */
  | { readonly from: "conda"; readonly base: string; readonly conda: Json }
  /** What a Dockerfile says. `context` is absolute, `dockerfile` below it. */
  | { readonly from: "context"; readonly context: string; readonly dockerfile: string };

export const host: PlannedEnvironment = { kind: "host" };
