import type { ReactElement } from "react";

/** Rows of texts, of which the first are names. */
export function Table({ rows: [names = [], ...rows] }: { readonly rows: readonly (readonly string[])[] }): ReactElement {
  return (
    <div className="scroll">
      <table>
        <thead>
          <tr>
            {names.map((name, at) => (
              // oxlint-disable-next-line react/no-array-index-key -- columns stay where they are
              <th key={at}>{name}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, at) => (
            // oxlint-disable-next-line react/no-array-index-key -- rows stay where they are
            <tr key={at}>
              {row.map((field, column) => (
                // oxlint-disable-next-line react/no-array-index-key -- columns stay where they are
                <td key={column}>{field}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
