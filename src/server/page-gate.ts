import { randomBytes } from "node:crypto";
import type { IncomingMessage } from "node:http";
import { parse, serialize } from "hono/utils/cookie";
import { comesFromOwnPage, foreign } from "./foreign.js";
import type { Answer, Gate } from "./gate.js";
import { plainAnswer } from "./plain-answer.js";
import { sameSecret } from "./same-secret.js";
import { unfitTarget } from "./unfit-target.js";

/** The person who has opened the page; there is one. */
export type Person = "person";

/**
 * A gate for a page that a person opens in a browser. The address that is printed carries the start token once (`/?token=…`); it is swapped for a cookie
 * by a redirect to the same address without it, so that the token stays in no history, and no page can read what stands for it.
 *
 * The cookie has a secret of its own, is gone with the browser, and is called by the port: browsers share cookies between all ports of a host. With it,
 * `GET` and `HEAD` are answered; what may change something has to say by `Origin` that it comes from the page itself.
 *
 * @param startToken what the printed address carries; make it with at least 128 random bits
 * @example const gate = pageGate(token); // print(`${uri}/?token=${token}`)
 */
export function pageGate(startToken: string): Gate<Person> {
  const secret = randomBytes(32).toString("hex");
  return (request, port) => {
    const reason = foreign(request, port);
    if (reason !== undefined) return { answer: plainAnswer(403, reason) };
    const name = `azml-${port}`;
    const swapped = swap(request, startToken, name, secret);
    if (swapped) return { answer: swapped };
    const shown = parse(request.headers.cookie ?? "", name)[name];
    if (shown === undefined || !sameSecret(shown, secret)) return { answer: plainAnswer(401, stranger) };
    const isReading = request.method === "GET" || request.method === "HEAD";
    if (!isReading && !comesFromOwnPage(request)) return { answer: plainAnswer(403, "Only the page itself can change something here.") };
    return { caller: "person" };
  };
}

const stranger = "This page opens at the address that azml printed when it started: its token is missing here, or is another's.";

/** The answer to an address with the start token in it; undefined for all others. */
function swap({ method, url = "" }: IncomingMessage, startToken: string, name: string, secret: string): Answer | undefined {
  if (method !== "GET" || unfitTarget(url) !== undefined) return undefined;
  const { pathname, searchParams } = new URL(url, "http://127.0.0.1");
  const token = searchParams.get("token");
  if (token === null) return undefined;
  if (!sameSecret(token, startToken)) return plainAnswer(401, stranger);
  searchParams.delete("token");
  const query = searchParams.toString();
  return plainAnswer(303, "The page is at its address without the token.", {
    // Two slashes would lead to another host.
    location: pathname.replace(/^\/+/, "/") + (query === "" ? "" : `?${query}`),
    "set-cookie": serialize(name, secret, { httpOnly: true, sameSite: "Strict", path: "/" }),
  });
}
