import type { Range } from "./finder.js";

/** What stands where a secret was. */
export const mask = "***";

/** Puts a mask in the place of parts of a text, which stand in their order. */
export function hide(text: string, ranges: readonly Range[], maskOf: (secret: string) => string = () => mask): string {
  let hidden = "";
  let at = 0;
  for (const { from, to } of ranges) {
    hidden += text.slice(at, from) + maskOf(text.slice(from, to));
    at = to;
  }
  return at === 0 ? text : hidden + text.slice(at);
}
