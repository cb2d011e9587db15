import { once } from "node:events";
import { type IncomingMessage, request } from "node:http";
import { setTimeout as pause } from "node:timers/promises";
import { expect, test } from "vitest";
import { streamEvents, type EventsAfter, type StreamedEvent, type StreamEventsOptions } from "../../src/server/stream-events.js";
import { ask } from "./support/ask.js";
import { open, serve } from "./support/page.js";

const serving = (events: EventsAfter, options?: StreamEventsOptions): ReturnType<typeof serve> =>
  serve(open, (app) => app.get("/", (c) => streamEvents(c, events, options)));

/** A connection that stays open. */
async function listener(port: number): Promise<IncomingMessage> {
  const sent = request({ port, agent: false });
  sent.on("error", () => undefined).end();
  const [got] = (await once(sent, "response")) as [IncomingMessage];
  got.on("error", () => undefined);
  return got;
}

async function* counting(afterId: string | undefined): AsyncGenerator<StreamedEvent> {
  for (let id = Number(afterId ?? 0) + 1; id <= 3; id++) yield { id: String(id), data: { count: id, text: "a\nb" } };
}

test("events are sent as they come, and go on after the last one that the client has had", async () => {
  const { port } = await serving(counting);
  const all = await ask(port);
  expect([all.status, all.headers["content-type"], all.headers["cache-control"]]).toEqual([200, "text/event-stream", "no-store"]);
  const sent = (id: number): string => `data: {"count":${id},"text":"a\\nb"}\nid: ${id}\n\n`;
  expect(all.text).toBe(sent(1) + sent(2) + sent(3));
  expect((await ask(port, { headers: { "last-event-id": "2" } })).text).toBe(sent(3));
});

test("a client that has everything up to an event begins there, and goes on by its own last one", async () => {
  const asked: unknown[] = [];
  const { port } = await serving(
    async function* (afterId) {
      asked.push(afterId);
      yield { id: "9", data: 1 };
    },
    { after: "5" },
  );
  await ask(port);
  await ask(port, { headers: { "last-event-id": "7" } });
  expect(asked).toEqual(["5", "7"]);
});

test("events end when the client goes away, and with the server", async () => {
  const ended: string[] = [];
  const { port, close } = await serving(async function* (_, signal) {
    try {
      yield { id: "1", event: "begun", data: 1 };
      await pause(60_000, undefined, { signal });
    } finally {
      ended.push("ended");
    }
  });
  const first = await listener(port);
  const [piece] = (await once(first, "data")) as [Buffer];
  expect(piece.toString()).toBe("event: begun\ndata: 1\nid: 1\n\n");
  first.destroy();
  while (ended.length < 1) await pause(5);
  await once(await listener(port), "data");
  await close();
  expect(ended).toEqual(["ended", "ended"]);
});

test("a silent stream is kept open by comments", async () => {
  const { port } = await serving(
    async function* (_, signal) {
      yield { id: "1", data: await pause(60_000, undefined, { signal }) };
    },
    { keepAlive: 1 },
  );
  const got = await listener(port);
  expect(String((await once(got, "data"))[0])).toMatch(/^(: still here\n\n)+$/);
  got.destroy();
});

test("a client that takes nothing makes nobody produce more", async () => {
  let produced = 0;
  const { port } = await serving(async function* () {
    for (; produced < 10_000; produced++) yield { id: String(produced), data: "x".repeat(100_000) };
  });
  const got = await listener(port);
  got.pause();
  // Until nothing more comes, the pipes between the two are filled.
  for (let before = -1; before !== produced;) {
    before = produced;
    await pause(200);
  }
  expect(produced).toBeLessThan(500);
  got.destroy();
});

test("events that fail end the stream, and say nothing of why", async () => {
  const failures: string[] = [];
  const { port } = await serving(
    async function* () {
      yield { id: "1", data: 1 };
      throw new Error("/home/me/azml.db is broken");
    },
    { onFailure: (error) => failures.push((error as Error).message) },
  );
  expect((await ask(port)).text).toBe("data: 1\nid: 1\n\n");
  expect(failures).toEqual(["/home/me/azml.db is broken"]);
});

test("HEAD starts nothing", async () => {
  const { port } = await serving(() => {
    throw new Error("started");
  });
  expect(await ask(port, { method: "HEAD" })).toMatchObject({ status: 200, text: "" });
});
