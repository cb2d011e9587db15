import type { HttpBindings } from "@hono/node-server";
import type { Context } from "hono";
import { streamSSE, type SSEStreamingApi } from "hono/streaming";

/** One event of a stream. */
export interface StreamedEvent {
  /** Where to go on after this one. */
  readonly id: string;
  /** Its kind, for listeners of one kind. Default: `message`. */
  readonly event?: string;
  /** Sent as JSON. */
  readonly data: unknown;
}

/**
 * The events after the one with an id; all of them without one. It has to end when the signal says that nobody listens any longer, and is asked for the next
 * event only when the one before has been taken.
 */
export type EventsAfter = (afterId: string | undefined, signal: AbortSignal) => AsyncIterable<StreamedEvent>;

export interface StreamEventsOptions {
  /** Where to begin for who has no `Last-Event-ID`: a client that has everything up to there. Default: at the beginning. */
  readonly after?: string;
  /** Milliseconds between two comments that keep a silent connection open. Default: 15,000. */
  readonly keepAlive?: number;
  /** How data is written. Default: as JSON. */
  readonly write?: (data: unknown) => string;
  /** The events failed. The stream ends, and the client will ask again. */
  readonly onFailure?: (error: unknown) => void;
}

/**
 * Answers with Server-Sent Events, and goes on after the last one that the client says it has had (`Last-Event-ID`). It ends with the events, or when the
 * client goes away.
 *
 * @example app.get("/api/events", (c) => streamEvents(c, (afterId, signal) => store.follow(afterId, signal)))
 */
export function streamEvents<E extends { Bindings: HttpBindings }>(
  c: Context<E>,
  events: EventsAfter,
  options: StreamEventsOptions = {},
): Response {
  if (c.req.method === "HEAD") return c.body(null, 200, { "content-type": "text/event-stream", "cache-control": "no-store" });
  const after = c.req.header("last-event-id") ?? options.after;
  const gone = new AbortController();
  const response = streamSSE(c, async (stream) => {
    stream.onAbort(() => gone.abort());
    const sent = send(stream, events(after, gone.signal), gone.signal, options);
    c.executionCtx.waitUntil(sent);
    await sent;
  });
  response.headers.set("cache-control", "no-store");
  return response;
}

async function send(
  stream: SSEStreamingApi,
  events: AsyncIterable<StreamedEvent>,
  gone: AbortSignal,
  { keepAlive = 15_000, write = JSON.stringify, onFailure }: StreamEventsOptions,
): Promise<void> {
  let isWriting = false;
  const timer = setInterval(() => {
    // Who does not take what there is needs no reminder.
    if (!isWriting) void stream.write(": still here\n\n");
  }, keepAlive).unref();
  try {
    for await (const { data, ...event } of events) {
      if (gone.aborted) break;
      isWriting = true;
      await stream.writeSSE({ ...event, data: write(data) });
      isWriting = false;
    }
  } catch (error) {
    if (!gone.aborted) onFailure?.(error);
  } finally {
    clearInterval(timer);
  }
}
