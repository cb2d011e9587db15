import type { Diagnostic } from "../../diagnostics/diagnostic.js";
import { DiagnosticSink } from "../../diagnostics/sink.js";
import { deepFreeze } from "../../util/deep-freeze.js";
import { BodyReader } from "./source/body-reader.js";
import { BodyValue } from "./source/body-value.js";

/** What is not part of a body, and what a body alone does not say. */
export interface BodyContext {
  /** The name in the address; answers repeat it. */
  readonly name?: string;
  /** The version in the address; answers repeat it. */
  readonly version?: string;
  /** ARM id of the workspace: its computes and datastores are then known by their names; without it, by their ids. */
  readonly workspace?: string;
}

/** What was read, unless there are errors among the diagnostics. */
export interface ReadResult<Definition> {
  readonly definition?: Definition;
  readonly diagnostics: readonly Diagnostic[];
}

/** Name and version as the body or its address has them. */
export interface Named {
  readonly name: string | undefined;
  readonly version: string | undefined;
}

/** Reads the `properties` of a request's body or of the service's answer, which has an address and times beside them. */
export function readBody<Definition>(
  body: unknown,
  what: string,
  context: BodyContext,
  read: (properties: BodyValue, named: Named) => Definition | undefined,
): ReadResult<Definition> {
  const sink = new DiagnosticSink();
  const reader = new BodyReader(new BodyValue(body, sink), what);
  const id = reader.string("id");
  const name = context.name ?? nameIn(id) ?? reader.string("name");
  const version = context.version ?? /\/versions\/([^/]+)$/i.exec(id ?? "")?.[1];
  reader.skip(["name", "type", "systemData"]);
  const properties = reader.require("properties");
  reader.close();
  const definition = properties && read(properties, { name, version });
  return { ...(definition === undefined || sink.hasErrors ? {} : { definition: deepFreeze(definition) }), diagnostics: sink.list() };
}

/** Of something that has versions the answer's `name` is the version. */
function nameIn(id: string | undefined): string | undefined {
  return id === undefined ? undefined : /\/([^/]+)(?:\/versions\/[^/]+)?$/i.exec(id)?.[1];
}
