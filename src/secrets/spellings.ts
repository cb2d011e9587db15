/** A line of a value of several lines (a private key) is a secret of its own when it is that long. */
const longLine = 8;

/** How a value may be written: as it is, in JSON, in an address, and line by line. Line breaks are left out: they are allowed anywhere. */
export function spellings(value: string): string[] {
  const lines = value.split(/\r?\n/);
  const all = [value, JSON.stringify(value).slice(1, -1), encodeURIComponent(Buffer.from(value).toString())];
  if (lines.length > 1) all.push(...lines.filter((line) => line.trim().length >= longLine));
  return [...new Set(all.map((text) => text.replaceAll(/[\r\n]/g, "")))];
}
