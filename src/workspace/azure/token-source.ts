import type { AccessToken, TokenCredential } from "@azure/identity";

/** Milliseconds that a token must still hold: it is on its way for a while, and clocks differ. */
const least = 5 * 60_000;

/** Tokens of a credential, each kept until shortly before it expires. */
export class TokenSource {
  #credential: TokenCredential;
  readonly #renew: () => Promise<TokenCredential>;
  readonly #tokens = new Map<string, Promise<AccessToken>>();

  /** @param renew A credential that remembers nothing, for when the service has refused a token. Default: the same. */
  constructor(credential: TokenCredential, renew?: () => Promise<TokenCredential>) {
    this.#credential = credential;
    this.#renew = renew ?? (() => Promise.resolve(credential));
  }

  /** A token for a scope. Throws AZML605 when the credential has none. */
  async get(scope: string): Promise<string> {
    const kept = this.#tokens.get(scope);
    if (kept === undefined) return this.#take(scope, this.#ask(scope));
    const { token, expiresOnTimestamp } = await kept;
    if (expiresOnTimestamp - Date.now() > least) return token;
    // Somebody else who waits for it may have seen to it.
    return this.#tokens.get(scope) === kept ? this.#take(scope, this.#ask(scope)) : this.get(scope);
  }

  /** Takes another token than the one that was refused. `claims` are what the service asks of it beyond the usual, as it said them. */
  async renew(scope: string, refused: string, claims: string | undefined): Promise<void> {
    const kept = this.#tokens.get(scope);
    if (kept !== undefined && (await kept.catch(() => undefined))?.token !== refused) return;
    if (this.#tokens.get(scope) !== kept) return;
    this.#tokens.clear();
    const another = this.#renew().then((credential) => {
      this.#credential = credential;
      return this.#ask(scope, claims);
    });
    await this.#take(scope, another);
  }

  async #ask(scope: string, claims?: string): Promise<AccessToken> {
    const token = await this.#credential.getToken(scope, { enableCae: true, ...(claims === undefined ? {} : { claims }) });
    return token ?? { token: "", expiresOnTimestamp: 0 };
  }

  async #take(scope: string, asked: Promise<AccessToken>): Promise<string> {
    this.#tokens.set(scope, asked);
    try {
      return (await asked).token;
    } catch (error) {
      if (this.#tokens.get(scope) === asked) this.#tokens.delete(scope);
      throw error;
    }
  }
}

/** What a refusal asks of the next token (`WWW-Authenticate: Bearer …, claims="…"`). */
export function claimsOf(challenge: string | undefined): string | undefined {
  const encoded = /\bclaims="([^"]+)"/.exec(challenge ?? "")?.[1];
  return encoded === undefined ? undefined : Buffer.from(encoded, "base64").toString("utf8");
}
