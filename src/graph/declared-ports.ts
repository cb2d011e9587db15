import { diagnosticAt } from "../diagnostics/report.js";
import type { DiagnosticSink } from "../diagnostics/sink.js";
import { portRecords } from "../metadata/ports.js";
import type { Class, PortRecord } from "../metadata/record.js";

/** One record per property; two of the same class on one property are a mistake, a base class's is overridden. */
export function declaredPorts(ports: Class, sink: DiagnosticSink): PortRecord[] {
  const byProperty = new Map<string, PortRecord>();
  const own = new Set(ownProperties(ports));
  for (const record of portRecords(ports)) {
    const earlier = byProperty.get(record.property);
    if (earlier && own.has(earlier)) {
      const message = `${ports.name}.${record.property} has two port decorators`;
      sink.add(diagnosticAt(record.site, "AZML105", message, { hint: "keep one of them" }));
    }
    byProperty.set(record.property, record);
  }
  return [...byProperty.values()];
}

function ownProperties(ports: Class): PortRecord[] {
  const base: unknown = Object.getPrototypeOf(ports.prototype)?.constructor;
  const inherited = typeof base === "function" && base !== Object ? portRecords(base as Class).length : 0;
  return portRecords(ports).slice(inherited);
}
