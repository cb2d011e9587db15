import { useQuery } from "@tanstack/react-query";
import type { ReactElement, ReactNode } from "react";
import { api } from "../data/api.js";
import { isAtWork, shownStatus } from "../parts/status.js";
import { terminalStatuses } from "../../../src/events/run-event.js";
import { durationOf, shownTime, useNow } from "../parts/time.js";
import type { NodeParts } from "./node-parts.js";

export function Overview({ job, path, node, record }: NodeParts): ReactElement {
  const now = useNow(record !== undefined && isAtWork(shownStatus(record)));
  const { location } = node ?? {};
  return (
    <>
      {record?.failure && (
        <section className="failed">
          <p>
            {record.failure.code !== undefined && <b>{record.failure.code} </b>}
            {record.failure.message}
          </p>
          {record.failure.lastLines !== undefined && record.failure.lastLines.length > 0 && (
            <pre>{record.failure.lastLines.join("\n")}</pre>
          )}
        </section>
      )}
      <dl>
        <Fact name="Status">{record?.status}</Fact>
        <Fact name="Reason">{record?.reason}</Fact>
        <Fact name="Component">{node?.component ?? record?.component}</Fact>
        <Fact name="Kind">{node?.kind ?? record?.kind}</Fact>
        <Fact name="Description">{node?.description}</Fact>
        <Fact name="Started">{record?.startedAt && shownTime(record.startedAt)}</Fact>
        <Fact name="Duration">{record && durationOf(record, now)}</Fact>
        <Fact name="Tries">{record?.attempts}</Fact>
        <Fact name="Environment">{node?.environment}</Fact>
        <Fact name="Written at">{location && `${location.file}:${location.line}`}</Fact>
        <Fact name="Command">{node?.command && <code>{node.command}</code>}</Fact>
        <Fact name="Picked values">
          {record?.hyperparameters &&
            Object.entries(record.hyperparameters)
              .map(([name, value]) => `${name} = ${String(value)}`)
              .join(", ")}
        </Fact>
      </dl>
      {record && terminalStatuses.has(record.status) && <Why job={job.head.name} path={path} />}
    </>
  );
}

function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }): ReactElement | null {
  if (children === undefined || children === "" || children === null) return null;
  return (
    <>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </>
  );
}

/** Why the node ran, or did not have to. */
function Why({ job, path }: { readonly job: string; readonly path: string }): ReactElement | null {
  const { data } = useQuery({ queryKey: ["why", job, path], queryFn: () => api.why(job, path) });
  if (data === undefined) return null;
  return (
    <section>
      <h3>Why</h3>
      <p>{data.sentence}</p>
      {data.before !== undefined && (
        <p>
          <a href={`/jobs/${data.before}?node=${encodeURIComponent(path)}`}>{data.before}</a>
        </p>
      )}
      {data.ingredients.length > 0 && (
        <table>
          <tbody>
            {data.ingredients.map(({ what, is }) => (
              <tr key={what}>
                <td>{what}</td>
                <td className={is === "same" ? "muted" : "changed"}>{is}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}
