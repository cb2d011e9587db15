import { type ReactElement, type RefObject, useState } from "react";
import type { GraphNode } from "../../../src/picture/job-graph.js";

interface SearchProps {
  readonly input: RefObject<HTMLInputElement | null>;
  readonly nodes: readonly GraphNode[];
  readonly onFound: (node: string) => void;
}

/** Most names that are offered. */
const most = 8;

/** Finds a node by a part of its path or of its component's name. */
export function Search({ input, nodes, onFound }: SearchProps): ReactElement {
  const [text, setText] = useState("");
  const wanted = text.trim().toLowerCase();
  const found =
    wanted === ""
      ? []
      : nodes.filter(({ id, component }) => id.toLowerCase().includes(wanted) || component?.toLowerCase().includes(wanted)).slice(0, most);
  const choose = (id: string): void => {
    setText("");
    input.current?.blur();
    onFound(id);
  };
  return (
    <div className="search">
      <input
        ref={input}
        type="search"
        placeholder="Find a node ( / )"
        aria-label="find a node"
        value={text}
        onChange={({ target }) => setText(target.value)}
        onKeyDown={({ key }) => {
          if (key === "Enter" && found[0]) choose(found[0].id);
          if (key === "Escape") setText("");
        }}
      />
      {found.length > 0 && (
        <ul>
          {found.map(({ id }) => (
            <li key={id}>
              <button type="button" onClick={() => choose(id)}>
                {id}
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
