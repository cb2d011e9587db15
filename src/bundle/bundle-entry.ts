import type { BodySpec } from "../execute/body-spec.js";

/** A module and the name it exports something by. */
export interface ExportedClass {
  readonly file: string;
  readonly exportName: string;
}

/** The source of a bundle's main module. */
export function bundleEntry(spec: BodySpec, body: ExportedClass, ports: ExportedClass | undefined, runner: string): string {
  const lines = [`import { runBody } from ${JSON.stringify(runner)};`, importLine("body", body)];
  if (ports) lines.push(importLine("ports", ports));
  lines.push(`await runBody({ body${ports ? ", ports" : ""} }, ${JSON.stringify(spec)}, import.meta.url);`);
  return `${lines.join("\n")}\n`;
}

function importLine(local: string, { file, exportName }: ExportedClass): string {
  return `import { ${exportName} as ${local} } from ${JSON.stringify(file)};`;
}
