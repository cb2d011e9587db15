import { type ReferencedType, referenceTo } from "../dsl/component.js";
import type { Component } from "../model/pipeline.js";
import { isRequired, type InputPort } from "../model/port.js";
import type { LoadedPorts } from "../types/component-type.js";
import type { AssetRecord } from "../workspace/asset-operations.js";
import type { RegisteredComponent } from "./registered-workspace.js";

/** A registered component as `step()` takes it: a reference with the ports that it has. */
export function componentForSteps(found: AssetRecord<Component>): RegisteredComponent {
  const { definition, warnings: _, ...record } = found;
  const { kind, inputs, outputs } = definition;
  const ports: LoadedPorts = {
    inputs: Object.fromEntries(Object.entries(inputs).map(([name, port]) => [name, stated(port)])),
    outputs: Object.fromEntries(Object.entries(outputs).map(([name, port]) => [name, port.kind])),
  };
  const type: { readonly type?: ReferencedType } = kind === "data_transfer" || kind === "automl" ? {} : { type: kind };
  const reference = referenceTo({ id: record.id, ports, options: type, site: { location: () => undefined } });
  return Object.freeze({ ...record, ...reference }) as unknown as RegisteredComponent;
}

function stated(port: InputPort): InputPort["kind"] | `${InputPort["kind"]}?` {
  return isRequired(port) ? port.kind : `${port.kind}?`;
}
