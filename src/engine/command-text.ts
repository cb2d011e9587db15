import { QuoteTracker, quoteFor } from "./shell-quoting.js";

/** A value for a place in a command: its text, and whether it is a path, which the shell must keep in one piece. */
export interface CommandValue {
  readonly text: string;
  readonly isPath: boolean;
}

export interface CommandValues {
  /** Absent: an optional input without a value. */
  readonly inputs: ReadonlyMap<string, CommandValue>;
  readonly outputs: ReadonlyMap<string, CommandValue>;
  /** The optional inputs that the component declares. */
  readonly optional: ReadonlySet<string>;
}

export interface FilledCommand {
  readonly text: string;
  /** Optional inputs without a value that the command mentions outside `$[[ ]]`; they were replaced by nothing. */
  readonly emptied: readonly string[];
}

const optionalPart = /\$\[\[([\s\S]*?)\]\]/g;
const place = /\$\{\{\s*(inputs|outputs)\.([\w.-]+)\s*\}\}/g;

/**
 * The command line of a node: `${{inputs.x}}` and `${{outputs.y}}` replaced (white space inside the braces is fine), and
 * each `$[[ … ]]` kept without its brackets, or dropped when an optional input in it got no value.
 *
 * Source of the rule: Azure ML's command jobs; the service replaces text by text. azml in addition escapes what is put
 * between quotes and quotes paths that hold spaces and the like, which on Azure ML never occur.
 *
 * @example "python train.py --data ${{inputs.data}} $[[--note '${{inputs.note}}']]"
 */
export function fillCommand(command: string, values: CommandValues): FilledCommand {
  const kept = command.replace(optionalPart, (_, part: string) => {
    for (const [, side, name = ""] of part.matchAll(place)) {
      if (side === "inputs" && values.optional.has(name) && !values.inputs.has(name)) return "";
    }
    return part;
  });

  const emptied = new Set<string>();
  const quotes = new QuoteTracker();
  let text = "";
  let end = 0;
  const copy = (until: number): void => {
    const piece = kept.slice(end, until);
    quotes.read(piece);
    text += piece;
  };
  for (const match of kept.matchAll(place)) {
    const [whole, side, name = ""] = match;
    const value = (side === "inputs" ? values.inputs : values.outputs).get(name);
    if (!value && !(side === "inputs" && values.optional.has(name))) continue;
    copy(match.index);
    end = match.index + whole.length;
    if (value) text += quoteFor(quotes.context, value.text, value.isPath);
    else emptied.add(name);
  }
  copy(kept.length);
  return { text, emptied: [...emptied] };
}
