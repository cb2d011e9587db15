import { snakeCase } from "change-case";

/** Node names (azure-ai-ml: `Node name must start with a lower letter or underscore, …`). */
export const nodeNamePattern = /^[a-z_][a-z\d_]*$/;

/** Component names as the component schema has them. */
export const componentNamePattern = /^[a-z][a-z\d_]*$/;

/** Names in ARM paths: jobs, codes, schedules and component names given by mldesigner-like tools. */
export const armNamePattern = /^[a-zA-Z0-9][a-zA-Z0-9\-_]{0,254}$/;

/** Input and output keys. Dots come only from groups. */
export const portNamePattern = /^([a-zA-Z_]+[a-zA-Z0-9_]*)([.]([a-zA-Z_]+[a-zA-Z0-9_]*))*$/;

/** Names of registered outputs. */
export const assetNamePattern = /^[A-Za-z0-9_-]{1,255}$/;

/**
 * The wire name of a TypeScript name: `trainingData` → `training_data`, `TrainClassifier` → `train_classifier`,
 * `HTMLReport` → `html_report`. A name that is already snake_case stays as it is.
 */
export function wireName(name: string): string {
  return /^[a-z_][a-z\d_]*$/.test(name) ? name : snakeCase(name, { prefixCharacters: "_", suffixCharacters: "_" });
}

/** {@link wireName} of a name that has nothing in it but letters, digits and `_`; another stays as it is, so that whoever asks for a valid name refuses it. */
export function snakeName(name: string): string {
  return /^\w+$/.test(name) ? wireName(name) : name;
}

/** A node name made of any text, as azure-ai-ml makes one of a component name. */
export function sanitizeNodeName(text: string): string {
  const words = text.toLowerCase().replace(/\W/g, " ").trim().split(/\s+/).join("_");
  return /^\d/.test(words) ? `n${words}` : words;
}
