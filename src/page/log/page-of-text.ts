import { compact } from "../../util/compact.js";
import type { LogPage } from "../views.js";
import { FirstError } from "./first-error.js";
import type { LogPart } from "./log-part.js";

/** Part of a log that comes as text, of which nothing else is kept. */
export async function pageOfText(pieces: AsyncIterable<string>, part: LogPart): Promise<LogPage> {
  const error = new FirstError();
  const first = "from" in part ? part.from : 0;
  const most = "from" in part ? part.lines : part.tail;
  let kept: string[] = [];
  let size = 0;
  let lines = 0;
  const take = (line: string): void => {
    if ("tail" in part) {
      kept.push(line);
      if (kept.length > 2 * most) kept = kept.slice(-most);
    } else if (lines >= first && kept.length < most) kept.push(line);
    lines++;
  };
  let rest = "";
  for await (const piece of pieces) {
    const bytes = Buffer.from(piece);
    error.take(bytes, lines);
    size += bytes.length;
    const ended = (rest + piece).split("\n");
    rest = ended.pop() ?? "";
    for (const line of ended) take(line);
  }
  if (rest !== "") take(rest);
  const text = "tail" in part ? kept.slice(-most) : kept;
  return { size, lines, from: "tail" in part ? lines - text.length : first, text, ...compact({ firstError: error.line }) };
}
