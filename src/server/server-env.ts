import type { HttpBindings } from "@hono/node-server";

/** What the handlers of an application find in `c.env`: the request and the response as Node has them, and who asks. */
export interface ServerEnv<Caller = unknown> {
  Bindings: HttpBindings & { readonly caller: Caller };
}
