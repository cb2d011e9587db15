import type { Body } from "../shared-bodies.js";

/**
 * Why a body is not equal to what we print of it. A rule changes what is expected (and, where it must, what was got) in the one respect that it
 * names, and says whether there was anything to change. It is asked only about bodies that differ.
 */
export interface Rule {
  readonly title: string;
  apply(expected: Body, got: Body): boolean;
}

/** What `apply` gives is truth where it changed something. */
export function rule(title: string, apply: (expected: Body, got: Body) => unknown): Rule {
  return { title, apply: (expected, got) => apply(expected, got) === true };
}

export type BodyMap = Record<string, unknown>;

export function nodesOf(properties: Body): BodyMap[] {
  return [properties.jobs, properties.componentSpec?.jobs, properties.action?.jobDefinition?.jobs].flatMap((jobs) =>
    Object.values<BodyMap>(jobs ?? {}),
  );
}

export function each<T>(things: readonly T[], which: (thing: T) => boolean, change: (thing: T) => boolean): boolean {
  return some(things.filter(which).map(change));
}

export function some(changes: readonly unknown[]): boolean {
  return changes.includes(true);
}

export function drop(map: BodyMap | undefined, key: string, when: (value: unknown) => boolean = () => true): boolean {
  if (map === undefined || !(key in map) || !when(map[key])) return false;
  delete map[key];
  return true;
}

export function put(map: BodyMap | undefined, key: string, value: unknown): boolean {
  if (map === undefined || key in map) return false;
  map[key] = value;
  return true;
}

export function isEmpty(value: unknown): boolean {
  return typeof value === "object" && value !== null && Object.keys(value).length === 0;
}

export function sameWord(expected: Body, got: Body, key: string | number): boolean {
  const word: unknown = expected?.[key];
  if (typeof word !== "string" || word === got?.[key] || word.toLowerCase() !== got?.[key]?.toLowerCase()) return false;
  expected[key] = got[key];
  return true;
}

export function sameHash({ properties: { properties: expected } }: Body, { properties: { properties: got } }: Body): boolean {
  if (expected?.client_component_hash === got?.client_component_hash) return false;
  if (got.client_component_hash === undefined) delete expected.client_component_hash;
  else expected.client_component_hash = got.client_component_hash;
  return true;
}

export function areMaps(expected: unknown, got: unknown): boolean {
  return typeof expected === "object" && typeof got === "object" && expected !== null && got !== null;
}
