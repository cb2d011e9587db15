import { onTestFinished } from "vitest";
import { startPage, type StartedPage } from "../../../src/page/start-page.js";
import type { Workspace } from "../../../src/workspace/workspace.js";
import { ask, type Answered, type Asked } from "../../server/support/ask.js";

export interface WatchedPage extends StartedPage {
  readonly cookie: string;
  /** Asks as the browser does that has opened the address. */
  ask(path: string, asked?: Asked): Promise<Answered>;
  /** The JSON of an answer that is no problem. */
  json<T>(path: string): Promise<T>;
  /** Events of a stream, until it ends. */
  events(path: string): AsyncIterable<{ readonly event: string; readonly data: unknown }>;
}

/** The page of a workspace, closed after the test; nothing may fail in it. */
export async function watchedPage(workspace: Workspace, studio?: string): Promise<WatchedPage> {
  const failures: unknown[] = [];
  const onFailure = (error: unknown): void => void failures.push(error);
  const page = await startPage(workspace, { version: "1.2.3", onFailure, studio: studio ?? "/nowhere" });
  onTestFinished(async () => {
    await page.close();
    if (failures.length > 0) throw failures[0];
  });
  const { pathname, search } = new URL(page.address);
  const opened = await ask(page.port, { path: pathname + search });
  const cookie = opened.headers["set-cookie"]?.[0]?.split(";")[0] ?? "";
  const asks = (path: string, asked: Asked = {}): Promise<Answered> =>
    ask(page.port, { ...asked, path, headers: { cookie, ...asked.headers } });
  return {
    ...page,
    cookie,
    ask: asks,
    json: async <T>(path: string) => {
      const { status, text } = await asks(path);
      if (status !== 200) throw new Error(`${path}: ${status} ${text}`);
      return JSON.parse(text) as T;
    },
    events: async function* (path) {
      const response = await fetch(`http://127.0.0.1:${page.port}${path}`, { headers: { cookie } });
      let rest = "";
      for await (const piece of response.body!.pipeThrough(new TextDecoderStream())) {
        const parts = (rest + piece).split("\n\n");
        rest = parts.pop() ?? "";
        for (const part of parts) {
          const fields = new Map(
            part.split("\n").map((line) => [line.slice(0, line.indexOf(":")), line.slice(line.indexOf(":") + 1).trim()]),
          );
          if (fields.has("data")) yield { event: fields.get("event") ?? "", data: JSON.parse(fields.get("data") ?? "") };
        }
      }
    },
  };
}

/** The path of a call about a job, with its query. */
export function call(job: string, what: string, query: Readonly<Record<string, string | number>> = {}): string {
  const text = new URLSearchParams(Object.entries(query).map(([name, value]): [string, string] => [name, String(value)])).toString();
  return `/api/jobs/${job}/${what}${text === "" ? "" : `?${text}`}`;
}
