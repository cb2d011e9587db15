import { useEffect, useReducer } from "react";
import type { Diagnostic } from "../../../src/diagnostics/diagnostic.js";
import type { JobHead, JobPatch, JobView, Span } from "../../../src/page/views.js";
import type { JobGraph } from "../../../src/picture/job-graph.js";
import type { NodeRecord } from "../../../src/workspace/job-record.js";
import { api } from "./api.js";

/** A job as the page has it, live. */
export interface LiveJob {
  readonly head: JobHead;
  readonly nodes: ReadonlyMap<string, NodeRecord>;
  readonly graph: JobGraph;
  readonly spans: ReadonlyMap<string, Span>;
  readonly warnings: readonly Diagnostic[];
  /** The server does not answer at the moment. */
  readonly isStale: boolean;
}

type Told = { readonly view: JobView } | { readonly patch: JobPatch } | "silence" | "forget" | "missing";

/** Follows a job; undefined until it is there. */
export function useJob(name: string): LiveJob | "missing" | undefined {
  const [job, tell] = useReducer(reduce, undefined);
  useEffect(() => {
    tell("forget");
    return api.follow(name, {
      onView: (view) => tell({ view }),
      onPatch: (patch) => tell({ patch }),
      onEnd: () => {},
      onMissing: () => tell("missing"),
      onSilence: () => tell("silence"),
    });
  }, [name]);
  return job;
}

function reduce(known: LiveJob | "missing" | undefined, told: Told): LiveJob | "missing" | undefined {
  const job = known === "missing" ? undefined : known;
  if (told === "forget") return undefined;
  if (told === "missing") return job ? { ...job, isStale: true } : "missing";
  if (told === "silence") return job && { ...job, isStale: true };
  if ("view" in told) {
    const { job: head, nodes, graph, spans, warnings } = told.view;
    return { head, nodes: byPath(new Map(), nodes), graph, spans: byTry(new Map(), spans), warnings, isStale: false };
  }
  if (job === undefined) return undefined;
  const { job: head, nodes, graph, spans, warnings } = told.patch;
  return {
    head: head ?? job.head,
    nodes: nodes === undefined ? job.nodes : byPath(job.nodes, nodes),
    graph: graph ?? job.graph,
    spans: spans === undefined ? job.spans : byTry(job.spans, spans),
    warnings: warnings === undefined ? job.warnings : [...job.warnings, ...warnings],
    isStale: false,
  };
}

function byPath(known: ReadonlyMap<string, NodeRecord>, changed: readonly NodeRecord[]): ReadonlyMap<string, NodeRecord> {
  const all = new Map(known);
  for (const node of changed) all.set(node.path, node);
  return all;
}

function byTry(known: ReadonlyMap<string, Span>, changed: readonly Span[]): ReadonlyMap<string, Span> {
  const all = new Map(known);
  for (const span of changed) all.set(`${span.node}#${span.attempt}`, span);
  return all;
}
