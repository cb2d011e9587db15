/**
 * What `import … from "azml"` means inside a bundle: `context`, and nothing of the language. Decorators and wiring
 * that survive in a module do nothing, and say so to the bundler, which drops them with all they refer to.
 */
export { context } from "../dsl/context.js";

const decorator = (): void => undefined;

/* @__NO_SIDE_EFFECTS__ */
export function input(): typeof decorator {
  return decorator;
}
/* @__NO_SIDE_EFFECTS__ */
export function output(): typeof decorator {
  return decorator;
}
/* @__NO_SIDE_EFFECTS__ */
export function commandComponent(): typeof decorator {
  return decorator;
}
/* @__NO_SIDE_EFFECTS__ */
export function pipeline(): typeof decorator {
  return decorator;
}
/* @__NO_SIDE_EFFECTS__ */
export function step(): undefined {
  return undefined;
}
/* @__NO_SIDE_EFFECTS__ */
export function job(): undefined {
  return undefined;
}
/* @__NO_SIDE_EFFECTS__ */
export function loadComponent(): undefined {
  return undefined;
}
/* @__NO_SIDE_EFFECTS__ */
export function environment(): undefined {
  return undefined;
}
/* @__NO_SIDE_EFFECTS__ */
function asset(): undefined {
  return undefined;
}
export { asset as customModel, asset as mlflowModel, asset as mltable, asset as tritonModel, asset as uriFile, asset as uriFolder };

export class AzmlError extends Error {}
