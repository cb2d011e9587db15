import { createHash, randomBytes } from "node:crypto";

/** Random tokens, and who has each. They are kept and looked up by their hashes, so that the time of a search says nothing of a token. */
export class Tokens<Caller> {
  readonly #callers = new Map<string, Caller>();

  /** A new token, for a caller to show. */
  issue(caller: Caller): string {
    const token = randomBytes(24).toString("hex");
    this.#callers.set(hashOf(token), caller);
    return token;
  }

  /** Nobody has the token from now on. */
  revoke(token: string): void {
    this.#callers.delete(hashOf(token));
  }

  /** Who has the token; undefined when nobody has. */
  callerOf(token: string): Caller | undefined {
    return this.#callers.get(hashOf(token));
  }
}

function hashOf(token: string): string {
  return createHash("sha256").update(token).digest("hex");
}
