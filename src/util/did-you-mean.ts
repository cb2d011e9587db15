import { closest, distance } from "fastest-levenshtein";

/** The candidate that `name` was probably meant to be, or undefined when none is close. Case, `-` and `_` do not count. */
export function didYouMean(name: string, candidates: readonly string[]): string | undefined {
  if (candidates.length === 0) return undefined;
  const plain = (text: string): string => text.toLowerCase().replace(/[-_]/g, "");
  const best = closest(plain(name), candidates.map(plain));
  const found = candidates.find((candidate) => plain(candidate) === best);
  return found !== undefined && distance(plain(name), best) <= Math.max(1, Math.floor(name.length * 0.4)) ? found : undefined;
}
