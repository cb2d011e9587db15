/**
 * What a guard found at something that a node's body controls: an odd file, more than azml takes, a name that leads elsewhere. It is the
 * body's fault, and nothing that azml trips over.
 */
export class GuardError extends Error {
  override readonly name = "GuardError";

  constructor(
    readonly code: "AZML548" | "AZML549" | "AZML559" | "AZML588",
    message: string,
  ) {
    super(message);
  }
}
