import { useQuery } from "@tanstack/react-query";
import { type ReactElement, useState } from "react";
import { api } from "../data/api.js";
import type { FilePlace } from "../data/source.js";
import { Preview } from "./preview.js";
import { shownSize } from "../../../src/reporters/shown-size.js";

/** Files and folders of a place; a file that is chosen is shown below. */
export function FileTree({ place }: { readonly place: FilePlace }): ReactElement | null {
  const { data, error } = useQuery({ queryKey: ["files", place], queryFn: () => api.files(place) });
  const [chosen, setChosen] = useState<string>();
  if (error) return <p className="muted">{error.message}</p>;
  if (data === undefined) return null;
  const pathOf = (name: string): string => (place.path === undefined ? name : `${place.path}/${name}`);
  return (
    <ul className="files">
      {data.map(({ name, kind, size }) => (
        <li key={name}>
          <button type="button" aria-expanded={chosen === name} onClick={() => setChosen(chosen === name ? undefined : name)}>
            {kind === "folder" ? `${name}/` : name}
          </button>
          {size !== undefined && <span className="muted">{shownSize(size)}</span>}
          {kind === "file" && <a href={api.fileAddress({ ...place, path: pathOf(name) }, true)}>download</a>}
          {chosen === name &&
            (kind === "folder" ? (
              <FileTree place={{ ...place, path: pathOf(name) }} />
            ) : (
              <Preview name={name} size={size ?? 0} address={api.fileAddress({ ...place, path: pathOf(name) })} />
            ))}
        </li>
      ))}
    </ul>
  );
}
