import { diagnosticAt } from "../diagnostics/report.js";
import { componentRecords } from "../metadata/components.js";
import { portRecords } from "../metadata/ports.js";
import type { Class, ComponentRecord } from "../metadata/record.js";
import { type ComponentOptions, readComponentOptions } from "./component-options.js";
import type { GraphContext } from "./graph-context.js";
import { instantiate } from "./instantiate.js";
import { classOf, isClass } from "./is-class.js";
import { describe } from "./options/describe.js";

/** A decorated class or method with what is needed to read its ports and to call it. */
export interface Decorated {
  readonly record: ComponentRecord;
  readonly label: string;
  readonly options: ComponentOptions & { readonly name: string };
  /** The class whose fields are the ports; undefined for a method without any. */
  readonly ports: Class | undefined;
  /** An instance of the class of ports: initial values, and `this` of `build()`. */
  readonly instance: object | undefined;
  /** What the method `run` or `build`, or the decorated method, is called on. */
  readonly owner: object;
  readonly method: string;
}

/** Reads a decorated class or method; undefined (and reported) when it cannot be used. */
export function readDecorated(target: Class | ((...args: never[]) => unknown), context: GraphContext): Decorated | undefined {
  const [record, second] = componentRecords(target);
  if (!record) return undefined;
  const label = labelOf(target, record);
  if (second) {
    const same = record.decorator === second.decorator;
    const message = same ? `${label} has @${record.decorator} twice` : `${label} has both @${record.decorator} and @${second.decorator}`;
    context.sink.add(diagnosticAt(second.site, "AZML110", message, { hint: "keep one of them" }));
    return undefined;
  }
  const options = readComponentOptions(record, label, context);
  return record.method
    ? readMethod(record, record.method, label, options, context)
    : readClass(target as Class, record, label, options, context);
}

export function labelOf(target: unknown, record?: ComponentRecord): string {
  const name = typeof target === "function" && target.name ? target.name : "(anonymous class)";
  if (!record?.method) return name;
  const { owner } = record.method;
  const ownerName = typeof owner === "function" ? owner.name : owner.constructor.name;
  return `${ownerName}.${record.method.name}`;
}

function readClass(
  target: Class,
  record: ComponentRecord,
  label: string,
  options: Decorated["options"],
  context: GraphContext,
): Decorated | undefined {
  const method = record.decorator === "pipeline" ? "build" : "run";
  if (!hasMethod(target.prototype as object, method)) {
    const hint = record.decorator === "pipeline" ? "build() wires the steps and returns the outputs" : "run() is the body of the component";
    context.sink.add(diagnosticAt(record.site, "AZML111", `${label} has no method ${method}()`, { hint }));
    return undefined;
  }
  const instance = target.length === 0 ? instantiate(target) : undefined;
  if (!instance) {
    const hint = "azml makes instances itself: the constructor takes no parameters, and does nothing that can fail";
    const message = target.length === 0 ? `new ${label}() fails` : `the constructor of ${label} takes parameters`;
    context.sink.add(diagnosticAt(record.site, "AZML112", message, { hint }));
    return undefined;
  }
  return { record, label, options, ports: target, instance, owner: instance, method };
}

/** Looks without reading: a getter is not a method, and may fail. */
function hasMethod(prototype: object, name: string): boolean {
  for (let object: object | null = prototype; object; object = Object.getPrototypeOf(object) as object | null) {
    const descriptor = Object.getOwnPropertyDescriptor(object, name);
    if (descriptor) return typeof descriptor.value === "function";
  }
  return false;
}

function readMethod(
  record: ComponentRecord,
  method: NonNullable<ComponentRecord["method"]>,
  label: string,
  options: Decorated["options"],
  context: GraphContext,
): Decorated | undefined {
  const body = Reflect.get(method.owner, method.name) as { length: number };
  const ports = options.inputs === undefined ? undefined : classOf(options.inputs);
  const complain = (code: "AZML114" | "AZML115", message: string, hint: string): undefined => {
    context.sink.add(diagnosticAt(record.site, code, message, { hint }));
    return undefined;
  };
  if (options.inputs !== undefined && !ports) {
    return complain(
      "AZML114",
      `the option "inputs" of ${label} is not a class but ${describe(options.inputs)}`,
      "give the class whose fields are the method's ports",
    );
  }
  if (ports && portRecords(ports).length === 0) {
    return complain("AZML114", `the class ${ports.name} of ${label} has no ports`, "decorate its fields with @input and @output");
  }
  if (!ports && body.length > 0) {
    return complain("AZML114", `${label} has a parameter, and no class of ports`, "say { inputs: TheClass }: types are gone at run time");
  }
  let owner = method.owner;
  if (!isClass(owner)) {
    const { name, length } = owner.constructor;
    const made = length === 0 ? instantiate(owner.constructor as Class) : undefined;
    if (!made) {
      const message = length === 0 ? `new ${name}() fails, so ${label} cannot be called` : `the constructor of ${name} takes parameters`;
      return complain("AZML115", message, "make the method static, or the constructor without parameters");
    }
    owner = made;
  }
  return { record, label, options, ports, instance: ports && instantiate(ports), owner, method: method.name };
}
