import { type RunEvent, terminalStatuses } from "../events/run-event.js";
import type { Span } from "./views.js";

/** The tries of all nodes, put together from what is told of a job. */
export class Spans {
  readonly #byNode = new Map<string, Span[]>();
  readonly #changed = new Set<Span>();

  take(event: RunEvent): void {
    if (event.type === "node_retry") this.#retry(event.node, event.attempt, event.time);
    if (event.type !== "node_status") return;
    const { node, status, time } = event;
    const last = this.#byNode.get(node)?.at(-1);
    const isEnd = terminalStatuses.has(status);
    const span: Span = {
      ...last,
      node,
      attempt: last?.attempt ?? 1,
      status,
      ...(status === "Queued" && last?.queuedAt === undefined && { queuedAt: time }),
      ...((status === "Preparing" || status === "Running") && last?.startedAt === undefined && { startedAt: time }),
      ...(isEnd && { endedAt: time }),
    };
    this.#put(span);
  }

  all(): readonly Span[] {
    return [...this.#byNode.values()].flat();
  }

  /** Those that have changed since this was last asked. */
  changes(): readonly Span[] {
    const changed = [...this.#changed];
    this.#changed.clear();
    return changed;
  }

  #retry(node: string, attempt: number, time: number): void {
    const last = this.#byNode.get(node)?.at(-1);
    if (last) this.#put({ ...last, status: "Failed", endedAt: time });
    this.#put({ node, attempt, status: "NotStarted" });
  }

  #put(span: Span): void {
    const spans = this.#byNode.get(span.node) ?? [];
    const before = spans.at(-1);
    if (before?.attempt === span.attempt) {
      this.#changed.delete(before);
      spans[spans.length - 1] = span;
    } else spans.push(span);
    this.#byNode.set(span.node, spans);
    this.#changed.add(span);
  }
}
