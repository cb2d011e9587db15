/** What programs write when something went wrong. */
const pattern = /Traceback \(most recent call last\)|\b(?:[A-Z]\w*)?(?:Error|Exception)\b|\b(?:ERROR|FATAL|CRITICAL)\b|^(?:error|fatal)\b/m;
/** One of these is in whatever the pattern finds; looking for them is much quicker. */
const hints = ["rror", "xception", "Traceback", "ERROR", "FATAL", "CRITICAL", "fatal"];
/** Letters of a piece that are looked at again with the next one: an error may stand across both. */
const overlap = 64;

/** Finds the line of the first error in a text that comes in pieces. */
export class FirstError {
  #line: number | undefined;
  #rest = "";

  get line(): number | undefined {
    return this.#line;
  }

  /** `ended`: lines that have ended before the piece. */
  take(piece: Buffer, ended: number): void {
    if (this.#line !== undefined) return;
    const text = this.#rest + piece.toString("latin1");
    const found = hints.some((hint) => text.includes(hint)) ? pattern.exec(text) : null;
    if (found) this.#line = ended - endsIn(this.#rest) + endsIn(text.slice(0, found.index));
    this.#rest = text.slice(-overlap);
  }
}

function endsIn(text: string): number {
  return text.split("\n").length - 1;
}
