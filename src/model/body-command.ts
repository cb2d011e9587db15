import { isPrimitiveKind } from "./kind.js";
import type { InputPorts, OutputPorts } from "./port.js";

/** The one file that a TypeScript body becomes. */
export const bundleFile = "main.mjs";

/** True for the command line of a TypeScript body. */
export function isBodyCommand(command: string): boolean {
  return command.startsWith(`node ${bundleFile}`);
}

/**
 * The command line of a TypeScript body: `node main.mjs --epochs ${{inputs.epochs}} --data '${{inputs.data}}' …`.
 *
 * Texts and paths are quoted because the service puts them in as they are; an optional input stands in `$[[ ]]`,
 * which the service drops when there is no value.
 */
export function bodyCommand(inputs: InputPorts, outputs: OutputPorts): string {
  const words = [`node ${bundleFile}`];
  for (const [name, port] of Object.entries(inputs)) {
    const plain = isPrimitiveKind(port.kind) && port.kind !== "string";
    const option = plain ? `--${name} \${{inputs.${name}}}` : `--${name} '\${{inputs.${name}}}'`;
    words.push(port.optional ? `$[[${option}]]` : option);
  }
  for (const name of Object.keys(outputs)) words.push(`--${name} '\${{outputs.${name}}}'`);
  return words.join(" ");
}
