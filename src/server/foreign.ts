import type { IncomingMessage } from "node:http";

/**
 * Why a request does not come from this machine's own tools and pages; undefined when it does. This is the one place that looks at where requests
 * come from.
 *
 * `Host` has to name this server by a name of the loopback: a page of a name that was made to lead here (DNS rebinding) sends its own. `Origin` has to be
 * that of this server, and `Sec-Fetch-Site`, which browsers add themselves, has to say that the page is this server's or that a person typed the
 * address. Another port of the same machine is another site.
 */
export function foreign(request: IncomingMessage, port: number): string | undefined {
  const { host, origin, "sec-fetch-site": site } = request.headers;
  if (host === undefined || !hostsOf(port).includes(host.toLowerCase()))
    return "This server answers only to its own address on this machine.";
  if (origin !== undefined && !isOwnOrigin(origin, host)) return "This server does not answer pages of other sites.";
  if (site !== undefined && site !== "same-origin" && site !== "none") return "This server does not answer pages of other sites.";
  return undefined;
}

/** Whether a request says of itself what only browsers say. */
export function comesFromBrowser({ headers: { origin, "sec-fetch-site": site } }: IncomingMessage): boolean {
  return origin !== undefined || site !== undefined;
}

/** Whether a request says that a page of this very server sent it; {@link foreign} has looked at its `Host`. */
export function comesFromOwnPage({ headers: { host, origin } }: IncomingMessage): boolean {
  return host !== undefined && origin !== undefined && isOwnOrigin(origin, host);
}

function isOwnOrigin(origin: string, host: string): boolean {
  return origin.toLowerCase() === `http://${host.toLowerCase()}`;
}

function hostsOf(port: number): readonly string[] {
  return [`127.0.0.1:${port}`, `localhost:${port}`, `[::1]:${port}`];
}
