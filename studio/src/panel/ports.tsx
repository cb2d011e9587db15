import type { ReactElement } from "react";
import { FileTree } from "../files/file-tree.js";
import type { NodeParts } from "./node-parts.js";

/** What a node was given, what it has put out, and the files that it kept. */
export function Ports({ job, path, node, record }: NodeParts): ReactElement {
  const outputs = Object.entries(record?.outputs ?? {});
  return (
    <>
      <h3>Inputs</h3>
      {(node?.inputs.length ?? 0) === 0 && <p className="muted">none</p>}
      <dl>
        {node?.inputs.map(({ name, kind, value }) => (
          <Port key={name} name={name} kind={kind} value={value} />
        ))}
      </dl>
      <h3>Outputs</h3>
      {outputs.length === 0 && (node?.outputs.length ?? 0) === 0 && <p className="muted">none</p>}
      {outputs.map(([name, { path: place, value, asset }]) => (
        <section key={name}>
          <dl>
            <Port
              name={name}
              kind={node?.outputs.find((port) => port.name === name)?.kind}
              value={[value ?? place, asset].filter((part) => part !== undefined).join(" · ")}
            />
          </dl>
          {place !== undefined && <FileTree place={{ job: job.head.name, node: path, of: `output:${name}` }} />}
        </section>
      ))}
      {record?.artifacts !== undefined && (
        <>
          <h3>Kept files</h3>
          <FileTree place={{ job: job.head.name, node: path, of: "artifact" }} />
        </>
      )}
    </>
  );
}

function Port({
  name,
  kind,
  value,
}: {
  readonly name: string;
  readonly kind: string | undefined;
  readonly value: string | undefined;
}): ReactElement {
  return (
    <>
      <dt>
        {name} <span className="muted">{kind}</span>
      </dt>
      <dd>
        <code>{value}</code>
      </dd>
    </>
  );
}
