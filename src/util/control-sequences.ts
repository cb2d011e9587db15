// oxlint-disable no-control-regex -- they are what this is about
/** Titles, links and the like (OSC, DCS, PM, APC, SOS): up to their end, and never beyond the line. */
const strings = String.raw`\x1b[\]P^_X][^\x07\x1b\r\n]{0,4096}(?:\x07|\x1b\\)?`;
/** Colours, movements of the cursor (CSI), and all other sequences; one that is cut off, too. */
const others = String.raw`\x1b\[[0-?]*[ -\/]*[@-~]?|\x1b[ -\/]*[0-~]?`;
/** Control characters but tab and line breaks. */
const lone = String.raw`[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]`;
/** What the same are as one character (C1). Among bytes these may be parts of letters. */
const c1 = String.raw`[\x90\x98\x9d-\x9f][^\x07\x1b\x9c\r\n]{0,4096}(?:\x07|\x1b\\|\x9c)?|\x9b[0-?]*[ -\/]*[@-~]?|[\x80-\x9f]`;

/** Control sequences in a text. */
export const controlsOfText = `${strings}|${others}|${lone}|${c1}`;

/** The same in bytes, one letter for each. */
export const controlsOfBytes = `${strings}|${others}|${lone}`;

const ofText = new RegExp(controlsOfText, "g");

/** A text that cannot do more to a terminal than begin new lines. */
export function withoutControls(text: string): string {
  return text.replace(ofText, "");
}

/** Characters that have what follows shown in another order than it is written. What is kept has them: they are part of some languages' texts. */
const ordering = /[\u202a-\u202e\u2066-\u2069]/g;

/** The same for a line in which azml says something after the text. */
export function withoutReordering(text: string): string {
  return withoutControls(text).replace(ordering, "");
}

/** How long a sequence may be whose end is waited for, in letters. */
const longest = 4200;
const unfinished = /^\x1b(?:[ -/]*|\[[0-?]*[ -/]*|[\]P^_X][^\x07\x1b\r\n]*)$/;
const color = /^\x1b\[[\d;:]*m$/;

/** Takes control sequences out of a text that comes in pieces, wherever it is cut; colours stay where they are wanted. */
export class ControlFilter {
  readonly #colors: boolean;
  #rest = "";

  constructor(options: { readonly colors: boolean }) {
    this.#colors = options.colors;
  }

  push(piece: string): string {
    const text = this.#rest + piece;
    const last = text.lastIndexOf("\x1b");
    const isCut = last >= 0 && text.length - last < longest && unfinished.test(text.slice(last));
    this.#rest = isCut ? text.slice(last) : "";
    const whole = isCut ? text.slice(0, last) : text;
    return whole.replace(ofText, (sequence) => (this.#colors && color.test(sequence) ? sequence : ""));
  }
}
