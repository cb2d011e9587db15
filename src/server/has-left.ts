import type { HttpBindings } from "@hono/node-server";

/** Whether there is nobody left to be answered. */
export function hasLeft({ incoming, outgoing }: HttpBindings): boolean {
  return outgoing.headersSent || outgoing.destroyed || incoming.errored !== null;
}
