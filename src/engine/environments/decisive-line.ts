/** What says most about why packages could not be installed, in this order: pip's and uv's own words, then whatever calls itself an error. */
const decisive = [
  /No matching distribution found for .*/,
  /Cannot install .* because .*/,
  /(?:ERROR: )?Failed building wheel for .*/,
  /Failed to (?:build|download|fetch):? .*/,
  /Because .*/,
  /(?:unrecognized|invalid) requirement.*/i,
  /error: command .* failed.*/,
  /No space left on device.*/,
  /^.*(?:\bERROR\b|\berror\b|\bfatal\b):? .*/,
];

/** The line of what a tool has printed that tells why it failed; undefined when none does. */
export function decisiveLine(lines: readonly string[]): string | undefined {
  const started = lines.findLastIndex((line) => line.startsWith("$ "));
  const own = lines.slice(started + 1);
  for (const pattern of decisive) {
    for (const line of own) {
      const found = pattern.exec(line)?.[0].trim();
      if (found !== undefined && found !== "") return found.replace(/^ERROR: /, "").replace(/ \(from -r .*\)$/, "");
    }
  }
  return undefined;
}
