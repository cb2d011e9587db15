import { createHash, timingSafeEqual } from "node:crypto";

/** Whether two texts are equal, in a time that says nothing of where they differ, nor of how long the right one is. */
export function sameSecret(given: string, right: string): boolean {
  return timingSafeEqual(digest(given), digest(right));
}

function digest(text: string): Buffer {
  return createHash("sha256").update(text).digest();
}
