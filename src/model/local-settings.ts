/** Where a node's command finds its programs. */
export const localEnvironments = ["host", "venv", "docker"] as const;
export type LocalEnvironment = (typeof localEnvironments)[number];

export function isLocalEnvironment(word: unknown): word is LocalEnvironment {
  return (localEnvironments as readonly unknown[]).includes(word);
}

/** What only this machine heeds: part of no hash, and never sent to Azure ML nor written to YAML. */
export interface LocalSettings {
  /** `host`: what this machine has. `venv`: Python packages of the component's conda file. `docker`: its image. On a pipeline: of all nodes in it. */
  readonly environment?: LocalEnvironment;
}
