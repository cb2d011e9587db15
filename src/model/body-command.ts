import { isPrimitiveKind } from "./kind.js";
import type { InputPorts, OutputPorts } from "./port.js";

/** The main module of the folder that a TypeScript body becomes. */
export const bundleFile = "main.mjs";

/** Names of the modules in that folder: the main one, and those that the body runs apart. */
export const bundledModule = /^(?:main|module-[^/]+)\.mjs$/;

/** Installs the packages that travel with a body, from the lockfile beside it. */
const install = "npm ci --omit=dev && ";

/** True for the command line of a TypeScript body. */
export function isBodyCommand(command: string): boolean {
  return withoutPackages(command).startsWith(`node ${bundleFile}`);
}

/** The command line of a body that packages travel with: `npm ci --omit=dev && node main.mjs …`. */
export function withPackages(command: string): string {
  return install + command;
}

/** The same where the packages are there already. */
export function withoutPackages(command: string): string {
  return command.startsWith(install) ? command.slice(install.length) : command;
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
