import type { ReactElement } from "react";
import type { NodeRecord } from "../../../src/workspace/job-record.js";

export function Parameters({ record }: { readonly record: NodeRecord | undefined }): ReactElement {
  return (
    <>
      <Texts title="Parameters" texts={record?.params} />
      <Texts title="Tags" texts={record?.tags} />
    </>
  );
}

function Texts({ title, texts }: { readonly title: string; readonly texts: Readonly<Record<string, string>> | undefined }): ReactElement {
  const all = Object.entries(texts ?? {});
  return (
    <>
      <h3>{title}</h3>
      {all.length === 0 && <p className="muted">none</p>}
      <dl>
        {all.map(([name, value]) => (
          <div key={name} className="pair">
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </>
  );
}
