/** Whether an address is one of this machine, where nobody listens on the way. */
export function isOnThisMachine(url: string): boolean {
  return ["127.0.0.1", "localhost", "[::1]"].includes(new URL(url).hostname);
}
