import type { BodySpec } from "../execute/body-spec.js";

/** A module and the name it exports something by. */
export interface ExportedClass {
  readonly file: string;
  readonly exportName: string;
}

/** Modules of azml's own that are part of every bundle. */
export interface RunnerModules {
  readonly runner: string;
  /** Comes first: from there on errors are told in terms of the user's files. */
  readonly onFailure: string;
}

/**
 * The source of a bundle's main module. It does not wait for the body: a body that waits for nothing would have Node print the line it waits on,
 * which is one of the bundle.
 */
export function bundleEntry(spec: BodySpec, body: ExportedClass, ports: ExportedClass | undefined, modules: RunnerModules): string {
  const lines = [
    `import ${JSON.stringify(modules.onFailure)};`,
    `import { runBody } from ${JSON.stringify(modules.runner)};`,
    importLine("body", body),
  ];
  if (ports) lines.push(importLine("ports", ports));
  lines.push(`void runBody({ body${ports ? ", ports" : ""} }, ${JSON.stringify(spec)});`);
  return `${lines.join("\n")}\n`;
}

/** The source of a module that a body runs apart: the user's own, after what has its errors tell the user's lines. */
export function moduleEntry(file: string, stacks: string, hasDefault: boolean): string {
  const from = JSON.stringify(file);
  const lines = [`import ${JSON.stringify(stacks)};`, `import ${from};`, `export * from ${from};`];
  if (hasDefault) lines.push(`export { default } from ${from};`);
  return `${lines.join("\n")}\n`;
}

function importLine(local: string, { file, exportName }: ExportedClass): string {
  return `import { ${exportName} as ${local} } from ${JSON.stringify(file)};`;
}
