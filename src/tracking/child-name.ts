/** What lies in a node's folder already: a run below the node has a folder there, too. */
const taken: ReadonlySet<string> = new Set(["artifacts", "code", "mini_batches", "models", "outputs", "user_logs"]);

/** Longest name in characters; a file's name has at most 255 bytes on most systems. */
const longest = 60;

/**
 * The last part of the path of a run that a process has begun: its name as MLflow has it, without what no file's name may have.
 *
 * @example childName("lr=0.1/depth 3") // "lr=0.1_depth 3"
 */
export function childName(name = "run"): string {
  // oxlint-disable-next-line no-control-regex
  const plain = [...name.replace(/[/\\<>:"|?*\u0000-\u001f\u007f-\u009f]/g, "_").trim()]
    .slice(0, longest)
    .join("")
    .replace(/^\.+/, "_")
    .replace(/[. ]+$/, "");
  return plain === "" || taken.has(plain.toLowerCase()) || plain.includes("metrics.jsonl") ? `run_${plain}` : plain;
}
