import type { Json } from "./environment.js";

/** Variables for the processes of a node, by name. Azure ML is sent numbers and truth as they are written; a process gets texts. */
export type EnvironmentVariables = Readonly<Record<string, Json>>;
