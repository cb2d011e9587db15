/** A text without some of its parts, which knows where what is left of it stood. */
export class RestOfText {
  readonly text: string;
  /** Where parts were taken out: from that place of the rest on, letters stood so much further behind. */
  readonly #cuts: { readonly at: number; readonly shift: number }[] = [];

  /** `parts`: a global pattern of what is left out. */
  constructor(whole: string, parts: RegExp) {
    let text = "";
    let from = 0;
    for (const { index, 0: part } of whole.matchAll(parts)) {
      text += whole.slice(from, index);
      from = index + part.length;
      this.#cuts.push({ at: text.length, shift: from - text.length });
    }
    this.text = from === 0 ? whole : text + whole.slice(from);
  }

  /** Where a letter stood in the whole text. */
  origin(at: number): number {
    let [low, high] = [0, this.#cuts.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#cuts[middle]?.at ?? 0) <= at) low = middle + 1;
      else high = middle;
    }
    return at + (this.#cuts[low - 1]?.shift ?? 0);
  }
}
