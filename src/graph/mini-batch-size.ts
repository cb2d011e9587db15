const units = { "": 1, kb: 1024, mb: 1024 ** 2, gb: 1024 ** 3 } as const;

/** The number of files or bytes that a size stands for; undefined when it is none. @example miniBatchSize("10kb") // 10240 */
export function miniBatchSize(written: unknown): number | undefined {
  if (typeof written === "number") return Number.isInteger(written) && written > 0 ? written : undefined;
  const [, digits, unit = ""] = typeof written === "string" ? (/^(\d+)(kb|mb|gb)?$/i.exec(written) ?? []) : [];
  return digits === undefined ? undefined : Number(digits) * units[unit.toLowerCase() as keyof typeof units];
}
