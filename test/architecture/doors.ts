/**
 * The rooms under `src/`, and which others each may import; `docs/architecture.md` shows the same. `workspace` has two
 * rooms inside. Importing within a room is free.
 */
export const doors: Readonly<Record<string, readonly string[]>> = {
  util: [],
  model: ["util"],
  diagnostics: ["model", "util"],
  events: ["diagnostics", "model"],
  types: ["model"],
  metadata: ["diagnostics"],
  decorators: ["metadata", "types", "diagnostics", "model"],
  dsl: ["types", "diagnostics", "model"],
  dag: [],
  graph: ["metadata", "dsl", "diagnostics", "model", "util"],
  check: ["dag", "diagnostics", "model", "util"],
  hash: ["model", "util"],
  yaml: ["diagnostics", "model", "util"],
  rest: ["hash", "diagnostics", "model", "util"],
  execute: ["dsl", "model", "util"],
  bundle: ["execute", "diagnostics", "model", "util"],
  workspace: ["events", "diagnostics", "model"],
  engine: ["dag", "hash", "workspace", "events", "diagnostics", "model", "util"],
  tracking: ["engine", "events", "diagnostics", "model", "util"],
  "workspace/local": ["workspace", "tracking", "engine", "hash", "events", "diagnostics", "model", "util"],
  "workspace/azure": ["workspace", "rest", "hash", "events", "diagnostics", "model", "util"],
  reporters: ["workspace", "events", "diagnostics", "model", "util"],
  "compile.ts": ["graph", "check", "yaml", "dsl", "types", "diagnostics", "model"],
  "index.ts": ["decorators", "dsl", "types", "diagnostics", "model"],
  load: ["index.ts", "compile.ts", "bundle", "graph", "check", "yaml", "metadata", "dsl", "diagnostics", "model", "util"],
  connect: ["load", "compile.ts", "workspace", "workspace/local", "workspace/azure", "dsl", "types", "diagnostics", "model", "util"],
  cli: ["*"],
};
