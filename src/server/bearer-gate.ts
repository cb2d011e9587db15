import { comesFromBrowser, foreign } from "./foreign.js";
import type { Answer, Gate } from "./gate.js";
import { plainAnswer } from "./plain-answer.js";

export interface BearerGateOptions<Caller> {
  /** Who has a token, such as {@link Tokens.callerOf}; undefined when nobody has. It has to take equally long for all wrong ones. */
  readonly callerOf: (token: string) => Caller | undefined;
  /** The answer to who may not ask: 401 without a token that somebody has, 403 for a foreign request. Default: a plain sentence. */
  readonly refuse?: (status: 401 | 403, sentence: string) => Answer;
}

/**
 * A gate for programs: who asks has to show a token (`Authorization: Bearer`), because every user of the machine can reach a port of the loopback.
 *
 * No browser shows a token by itself, so that `Host` says nothing more: containers and tunnels call this machine by other names. What a browser does send,
 * with a token that a page has come by, has to come from this server's own pages.
 *
 * @example bearerGate({ callerOf: (token) => tokens.callerOf(token) })
 */
export function bearerGate<Caller>({ callerOf, refuse = plainAnswer }: BearerGateOptions<Caller>): Gate<Caller> {
  return (request, port) => {
    const token = /^Bearer (.+)$/.exec(request.headers.authorization ?? "")?.[1];
    const caller = token === undefined ? undefined : callerOf(token);
    if (caller === undefined) return { answer: refuse(401, "This server answers only who has a token of it.") };
    const reason = comesFromBrowser(request) ? foreign(request, port) : undefined;
    return reason === undefined ? { caller } : { answer: refuse(403, reason) };
  };
}
