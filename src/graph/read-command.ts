import { runningFile } from "../model/location.js";
import { diagnosticAt } from "../diagnostics/report.js";
import { returnRecords } from "../metadata/ports.js";
import type { Class } from "../metadata/record.js";
import { isPrimitiveKind } from "../model/kind.js";
import { bodyCommand } from "../model/body-command.js";
import type { CommandComponent } from "../model/command-component.js";
import { compact } from "../util/compact.js";
import type { Decorated } from "./decorated.js";
import type { GraphContext } from "./graph-context.js";
import { describe } from "./options/describe.js";
import { readPorts } from "./read-ports.js";
import { resolveEnvironment } from "./resolve-environment.js";
import type { ComponentShape, OutputShape, Ports } from "./shape.js";
import { flatInputs } from "./shape.js";

/** The command component that a decorated class or method stands for. */
export function readCommand(decorated: Decorated, context: GraphContext): ComponentShape {
  const { record, label, options } = decorated;
  const declared = decorated.ports ? readPorts(decorated.ports, "command", decorated.instance, context.sink) : { inputs: [], outputs: [] };
  const returned = readReturn(decorated, declared, context);
  const outputs = returned ? [...declared.outputs, returned] : declared.outputs;
  const inputs = flatInputs(declared.inputs);
  const inputPorts = Object.fromEntries(inputs.map(({ wire, port }) => [wire, port]));
  const outputPorts = Object.fromEntries(outputs.map(({ wire, port }) => [wire, port]));
  const location = record.site.location();
  const component: CommandComponent = compact({
    kind: "command" as const,
    name: options.name,
    version: options.version,
    displayName: options.displayName ?? options.name,
    description: options.description,
    tags: { ...options.tags, codegenBy: "azml" },
    inputs: inputPorts,
    outputs: outputPorts,
    isDeterministic: options.isDeterministic ?? true,
    command: bodyCommand(inputPorts, outputPorts),
    code: {
      kind: "body" as const,
      file: location ? runningFile(location) : "",
      ...(record.method && { method: { name: record.method.name, static: typeof record.method.owner === "function" } }),
      properties: Object.fromEntries([...inputs, ...declared.outputs].map(({ wire, property }) => [wire, property])),
      ...(returned && { returns: returned.port.kind }),
      ...(options.assets && { assets: options.assets }),
    },
    environment: resolveEnvironment(options.environment, record.site, context),
    resources: options.resources,
    distribution: options.distribution,
    source: "CLASS" as const,
    location,
  });
  const owner = record.method ? record.method.owner : decorated.ports;
  const body = {
    owner: (typeof owner === "function" ? owner : owner?.constructor) as Class,
    ...(record.method && decorated.ports && { ports: decorated.ports }),
  };
  return { label, name: options.name, inputs: declared.inputs, outputs, component, body, site: record.site };
}

/** The control output `output`, when the method says with `@output` which kind it returns. */
function readReturn(decorated: Decorated, declared: Ports, context: GraphContext): OutputShape | undefined {
  const { record, label } = decorated;
  const [first, second] = returnRecords(record.method?.owner ?? decorated.owner, decorated.method);
  if (!first) return undefined;
  const what = `@output of ${label}${record.method ? "" : `.${decorated.method}`}()`;
  if (second) context.sink.add(diagnosticAt(second.site, "AZML105", `${what} is written twice`, { hint: "keep one of them" }));
  if (!isPrimitiveKind(first.type)) {
    const message = `${what} has no primitive kind, but ${describe(first.type)}`;
    context.sink.add(
      diagnosticAt(first.site, "AZML119", message, {
        hint: "a returned value is a string, integer, number or boolean; files and folders are @output fields",
      }),
    );
    return undefined;
  }
  if (declared.outputs.some((output) => output.wire === "output") || declared.inputs.some((input) => input.wire === "output")) {
    const message = `the returned value of ${label} is called "output", like one of its ports`;
    context.sink.add(diagnosticAt(first.site, "AZML105", message, { hint: "give the port another name" }));
    return undefined;
  }
  const { description } = (first.options ?? {}) as { description?: string };
  return { property: "output", wire: "output", port: compact({ kind: first.type, description }) };
}
