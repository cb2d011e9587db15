import { createHash } from "node:crypto";
import type { Json } from "../model/environment.js";
import { pythonJson } from "./python-json.js";

/**
 * Version under which an anonymous component is sent: a UUID made of the sha256 of its spec.
 *
 * `spec` is the component spec in YAML form with the resolved ids of code, environment and child components. Name, version, id and
 * `_source` of the component itself do not count; those inside nodes do.
 *
 * @example componentHash({ type: "command", command: "echo", … }) // "1d218801-1f98-fce9-0e3e-8a00ae9d4386"
 */
export function componentHash(spec: { readonly [key: string]: Json }): string {
  return uuidOf(spec, ["name", "version", "id", "_source"]);
}

/** The `client_component_hash` property of a named component: the same, with the name. */
export function namedComponentHash(spec: { readonly [key: string]: Json }): string {
  return uuidOf(spec, ["version", "_source"]);
}

function uuidOf(spec: { readonly [key: string]: Json }, omitted: readonly string[]): string {
  const counted = Object.fromEntries(Object.entries(spec).filter(([key]) => !omitted.includes(key)));
  return uuidText(createHash("sha256").update(pythonJson(counted)).digest("hex"));
}

/** The first 32 hexadecimal digits of a hash, written as a UUID. */
export function uuidText(hex: string): string {
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20, 32)].join("-");
}
