const trueTexts: ReadonlySet<string> = new Set(["t", "T", "true", "True", "TRUE", "on", "On", "ON", "y", "Y", "yes", "Yes", "YES", "1"]);
const falseTexts: ReadonlySet<string> = new Set([
  "f",
  "F",
  "false",
  "False",
  "FALSE",
  "off",
  "Off",
  "OFF",
  "n",
  "N",
  "no",
  "No",
  "NO",
  "0",
]);

/** What a text stands for that azure-ai-ml takes for truth: `yes`, `"on"`, `1`; undefined when it is none of these. */
export function truthOf(text: string): boolean | undefined {
  if (trueTexts.has(text)) return true;
  return falseTexts.has(text) ? false : undefined;
}
