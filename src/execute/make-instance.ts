import { plainToInstance, Transform } from "class-transformer";
import type { BodyPort, BodySpec } from "./body-spec.js";
import { BodyError } from "./body-error.js";
import { convertText } from "./convert-text.js";
import { byName } from "../util/by-name.js";

type Converters = Map<string, { readonly port: BodyPort; readonly problems: string[] }>;
const converters = new WeakMap<object, { current: Converters }>();

/**
 * The typed instance that the texts of a command line stand for.
 *
 * class-transformer makes it, so that a class's own `@Type` and `@Transform` work as everywhere; fields without a
 * text keep their initial values. Paths of asset outputs are set like inputs.
 *
 * @throws BodyError with every missing and every unfit value
 */
export function makeInstance(ports: new () => object, spec: BodySpec, texts: Readonly<Record<string, string | undefined>>): object {
  const problems: string[] = [];
  const plain = byName<string>();
  const current: Converters = new Map();
  const assets = spec.outputs.filter(({ kind }) => !isPrimitive(kind));
  for (const port of [...spec.inputs, ...assets]) {
    const text = texts[port.wire];
    if (text !== undefined) plain[port.property] = text;
    else if (!port.optional && port.default === undefined) problems.push(`--${port.wire} is missing`);
    current.set(port.property, { port, problems });
  }
  register(ports, current);
  const instance = plainToInstance(ports, plain, { exposeDefaultValues: true });
  if (problems.length > 0) throw new BodyError(spec.component, problems);
  return instance;
}

/** Tells class-transformer, once per class, to convert each port; the converters of this call are looked up when it does. */
function register(ports: new () => object, current: Converters): void {
  const known = converters.get(ports);
  if (known) {
    known.current = current;
    return;
  }
  const holder = { current };
  converters.set(ports, holder);
  for (const property of current.keys()) {
    Transform(({ value }: { value: unknown }) => {
      const converter = holder.current.get(property);
      if (!converter) return value;
      if (value instanceof Date && Number.isNaN(value.getTime())) converter.problems.push(`--${converter.port.wire} is no date`);
      if (typeof value !== "string") return value;
      const converted = convertText(value, converter.port);
      if ("value" in converted) return converted.value;
      converter.problems.push(converted.problem);
      return undefined;
    })(ports.prototype as object, property);
  }
}

export function isPrimitive(kind: string): boolean {
  return kind === "string" || kind === "integer" || kind === "number" || kind === "boolean";
}
