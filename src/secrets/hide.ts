/** What stands where a secret was. */
export const mask = "***";

/** Puts a mask in the place of what the pattern finds, but for its groups: what stands before a credential. */
export function hide(text: string, pattern: RegExp, maskOf: (secret: string) => string = () => mask): string {
  return text.replace(pattern, (found: string, name?: string, user?: string) => {
    const before = name ?? user ?? "";
    return `${before}${maskOf(found.slice(before.length))}`;
  });
}
