import type { IncomingMessage } from "node:http";

/** What is answered without the application being asked. */
export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** Who asks, or what they are answered instead. */
type Verdict<Caller> = { readonly caller: Caller } | { readonly answer: Answer };

/**
 * Decides who asks, before anything of a request but its headers is looked at. The application hears only of requests that have a caller, so that no
 * route of it can forget to ask.
 *
 * @param port where the server listens
 */
export type Gate<Caller> = (request: IncomingMessage, port: number) => Verdict<Caller>;
