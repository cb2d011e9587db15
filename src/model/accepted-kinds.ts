import type { PortKind } from "./kind.js";

const folders: readonly PortKind[] = ["uri_folder", "mltable", "mlflow_model", "custom_model", "triton_model"];

/**
 * Kinds that may be wired into an input of `kind`: models and tables are folders to a component that asks for one,
 * an integer is a number. The types in `types/binding.ts` say the same.
 */
function acceptedKinds(kind: PortKind): readonly PortKind[] {
  if (kind === "uri_folder") return folders;
  if (kind === "number") return ["number", "integer"];
  return [kind];
}

export function accepts(wanted: PortKind, got: PortKind): boolean {
  return acceptedKinds(wanted).includes(got);
}
