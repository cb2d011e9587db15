import Anser from "anser";
import type { ReactElement } from "react";

/** A line of a log in its own colours; parts that hold the wanted text are marked. */
export function LogLine({ text, wanted }: { readonly text: string; readonly wanted: string }): ReactElement {
  const parts = Anser.ansiToJson(text, { use_classes: true, remove_empty: true });
  return (
    <span className="log-text">
      {parts.map(({ content, fg, decoration }, at) => (
        <span key={at} className={[fg, decoration && `ansi-${decoration}`].filter(Boolean).join(" ")}>
          {marked(content, wanted)}
        </span>
      ))}
      {"\n"}
    </span>
  );
}

function marked(text: string, wanted: string): (string | ReactElement)[] {
  if (wanted === "") return [text];
  const parts: (string | ReactElement)[] = [];
  const [low, part] = [text.toLowerCase(), wanted.toLowerCase()];
  let from = 0;
  for (let at = low.indexOf(part); at >= 0; at = low.indexOf(part, from)) {
    parts.push(text.slice(from, at), <mark key={at}>{text.slice(at, at + part.length)}</mark>);
    from = at + part.length;
  }
  return [...parts, text.slice(from)];
}
