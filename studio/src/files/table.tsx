import type { ReactElement } from "react";

/** Rows of texts, of which the first are names. */
export function Table({ rows: [names = [], ...rows] }: { readonly rows: readonly (readonly string[])[] }): ReactElement {
  return (
    <div className="scroll">
      <table>
        <thead>
          <tr>
            {names.map((name, at) => (
              <th key={at}>{name}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, at) => (
            <tr key={at}>
              {row.map((field, column) => (
                <td key={column}>{field}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
