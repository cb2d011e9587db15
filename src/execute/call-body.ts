import { mkdirSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import type { PortKind } from "../model/kind.js";
import { literalText } from "../model/literal-text.js";
import type { BodyClasses, BodySpec } from "./body-spec.js";
import { BodyError } from "./body-error.js";
import { isPrimitive, makeInstance } from "./make-instance.js";

type Body = (ports?: object) => unknown;

/**
 * Makes the typed instance, calls the body, and writes its control outputs.
 *
 * @param texts values of inputs and paths of outputs, by wire name, as a command line carries them
 * @throws BodyError before the body runs when a value is missing or unfit, and after it when a control output is
 */
export async function callBody(classes: BodyClasses, spec: BodySpec, texts: Readonly<Record<string, string | undefined>>): Promise<void> {
  const { method } = spec;
  const ports = method ? classes.ports : classes.body;
  const instance = ports && makeInstance(ports, spec, texts);
  makeFolders(spec, texts);
  const owner = method ? (method.static ? classes.body : new classes.body()) : instance;
  const body = Reflect.get(owner as object, method?.name ?? "run") as Body;
  const returned = await (method && instance ? body.call(owner, instance) : body.call(owner));
  writeControlOutputs(spec, instance, returned, texts);
}

/** As in a run: an output that is no single file is a folder, and is there. */
function makeFolders({ outputs }: BodySpec, texts: Readonly<Record<string, string | undefined>>): void {
  for (const { wire, kind } of outputs) {
    const path = texts[wire];
    if (path !== undefined && !isPrimitive(kind)) mkdirSync(kind === "uri_file" ? dirname(path) : path, { recursive: true });
  }
}

function writeControlOutputs(
  spec: BodySpec,
  instance: object | undefined,
  returned: unknown,
  texts: Readonly<Record<string, string | undefined>>,
): void {
  const problems: string[] = [];
  const files: [path: string, text: string][] = [];
  const take = (wire: string, kind: PortKind, value: unknown, what: string): void => {
    const path = texts[wire];
    if (!fits(value, kind)) problems.push(`${what} has to be ${article(kind)}, not ${shown(value)}`);
    else if (path !== undefined) files.push([path, literalText(value, kind)]);
  };
  if (spec.returns) take("output", spec.returns, returned, "the returned value");
  for (const { wire, property, kind } of spec.outputs) {
    if (isPrimitive(kind)) take(wire, kind, instance && Reflect.get(instance, property), `the output ${property}`);
  }
  if (problems.length > 0) throw new BodyError(spec.component, problems, "results");
  for (const [path, text] of files) {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
  }
}

function fits(value: unknown, kind: PortKind): value is string | number | boolean {
  if (kind === "string") return typeof value === "string";
  if (kind === "boolean") return typeof value === "boolean";
  return typeof value === "number" && !Number.isNaN(value) && (kind === "number" || Number.isInteger(value));
}

function shown(value: unknown): string {
  if (typeof value === "object" && value !== null) return "an object";
  if (typeof value === "string") return `the text ${JSON.stringify(value)}`;
  return typeof value === "function" ? "a function" : String(value);
}

function article(kind: PortKind): string {
  return kind === "integer" ? "a whole number" : `a ${kind}`;
}
