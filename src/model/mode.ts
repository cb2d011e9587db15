/** How the service hands data to a node, in the YAML spelling. */
export const inputModes = ["ro_mount", "rw_mount", "mount", "download", "direct", "eval_mount", "eval_download"] as const;

/** How the service takes data from a node, in the YAML spelling. */
export const outputModes = ["rw_mount", "mount", "upload", "direct"] as const;

export type InputMode = (typeof inputModes)[number];
export type OutputMode = (typeof outputModes)[number];

export function isInputMode(mode: unknown): mode is InputMode {
  return (inputModes as readonly unknown[]).includes(mode);
}

export function isOutputMode(mode: unknown): mode is OutputMode {
  return (outputModes as readonly unknown[]).includes(mode);
}
