const units = ["B", "kB", "MB", "GB", "TB"];

/** @example shownSize(12_345) // "12.3 kB" */
export function shownSize(bytes: number): string {
  const at = bytes < 1 ? 0 : Math.min(Math.floor(Math.log10(bytes) / 3), units.length - 1);
  return at === 0 ? `${bytes} B` : `${(bytes / 1000 ** at).toFixed(1)} ${units[at]}`;
}
