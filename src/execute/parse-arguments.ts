import { parseArgs } from "node:util";
import type { BodySpec } from "./body-spec.js";
import { BodyError } from "./body-error.js";

/**
 * The texts on a body's command line, by wire name: `--epochs 5 --data ./data`.
 *
 * A value may start with a dash (`--learning_rate -1`), which is why pairs are joined before they are parsed.
 *
 * @throws BodyError for an unknown option or a value without one
 */
export function parseArguments(argv: readonly string[], spec: BodySpec): Record<string, string | undefined> {
  const names = [...spec.inputs, ...spec.outputs].map(({ wire }) => wire);
  if (spec.returns) names.push("output");
  const joined: string[] = [];
  for (let i = 0; i < argv.length; i++) {
    const word = argv[i] ?? "";
    const value = argv[i + 1];
    if (names.includes(word.slice(2)) && word.startsWith("--") && value !== undefined) {
      joined.push(`${word}=${value}`);
      i++;
    } else joined.push(word);
  }
  try {
    const options = Object.fromEntries(names.map((name) => [name, { type: "string" as const }]));
    return { ...parseArgs({ args: joined, options, strict: true, allowPositionals: false }).values };
  } catch (error) {
    const [problem = ""] = (error as Error).message.split(". ");
    throw new BodyError(spec.component, [`${problem}; options are: ${names.map((name) => `--${name}`).join(", ")}`]);
  }
}
