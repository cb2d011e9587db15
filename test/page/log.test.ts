import { appendFileSync, mkdirSync, renameSync, symlinkSync, truncateSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";
import { LogIndexes } from "../../src/page/log/log-indexes.js";
import type { LogPart } from "../../src/page/log/log-part.js";
import { pageOfFile } from "../../src/page/log/page-of-file.js";
import { pageOfText } from "../../src/page/log/page-of-text.js";
import type { LogPage } from "../../src/page/views.js";
import { temporaryFolder } from "../engine/support/temporary-workspace.js";
import { shownJob } from "./support/job.js";
import { call, watchedPage } from "./support/page.js";

const count = 200_000;
/** Lines of all lengths, with letters of several bytes; one of them is an error. */
const lineOf = (at: number): string => (at === 123_456 ? "ValueError: no" : `${at} ${"é漢".repeat(at % 23)}`);
const lines = Array.from({ length: count }, (_, at) => lineOf(at));

test("a log of 200,000 lines is paged as it is", async () => {
  const { workspace, record } = await shownJob();
  const file = record.nodes.find(({ path }) => path === "make")?.logFile ?? "";
  writeFileSync(file, `${lines.join("\n")}\n`);
  const page = await watchedPage(workspace);
  const log = (query: Readonly<Record<string, number>>): Promise<LogPage> => page.json(call("shown", "log", { node: "make", ...query }));
  for (const from of [0, 1, 1023, 1024, 1025, 99_999, 123_456, 199_000, 199_999]) {
    const part = await log({ from, lines: 1500 });
    expect(part.from).toBe(from);
    expect(part.text).toEqual(lines.slice(from, from + 1500));
  }
  expect((await log({ from: 5 })).text).toEqual(lines.slice(5, 2005));
  expect(await log({ from: count, lines: 10 })).toMatchObject({ lines: count, text: [], firstError: 123_456 });
  const tail = await log({ tail: 2000 });
  expect(tail).toMatchObject({ lines: count, from: count - 2000, firstError: 123_456 });
  expect(tail.text).toEqual(lines.slice(-2000));

  appendFileSync(file, "one more\nand half");
  expect(await log({ tail: 2 })).toMatchObject({ lines: count + 2, from: count, text: ["one more", "and half"] });
  appendFileSync(file, " of it\n");
  expect(await log({ from: count + 1, lines: 5 })).toMatchObject({ lines: count + 2, text: ["and half of it"] });

  truncateSync(file, 0);
  appendFileSync(file, "anew\n");
  expect(await log({ tail: 5 })).toMatchObject({ size: 5, lines: 1, from: 0, text: ["anew"] });
});

test("the end of a large log is there before its lines are counted", async () => {
  const file = join(temporaryFolder(), "log");
  const block = `${Array.from({ length: 100_000 }, (_, at) => String(at).padStart(99, "0")).join("\n")}\n`;
  for (let times = 0; times < 5; times++) appendFileSync(file, block);
  const indexes = new LogIndexes();
  const first = await pageOfFile(indexes, file, { tail: 3 });
  expect(first).toEqual({ size: 50_000_000, text: ["99997", "99998", "99999"].map((text) => text.padStart(99, "0")) });
  expect(await pageOfFile(indexes, file, { from: 499_999, lines: 2 })).toMatchObject({ from: 499_999, text: ["99999".padStart(99, "0")] });
  expect(await pageOfFile(indexes, file, { tail: 1 })).toMatchObject({ lines: 500_000, from: 499_999 });
});

test("a line without end is cut, and no answer is larger than it may be", async () => {
  const file = join(temporaryFolder(), "log");
  writeFileSync(file, `${"x".repeat(3_000_000)}\nshort\n`);
  const { text } = await pageOfFile(new LogIndexes(), file, { from: 0, lines: 10 });
  expect(text).toEqual([`${"x".repeat(16 * 1024)}…`, "short"]);
  writeFileSync(file, `${"y".repeat(15_000)}\n`.repeat(1000));
  const indexes = new LogIndexes();
  const part = async (asked: LogPart): Promise<readonly unknown[]> => {
    const { lines, from, text } = await pageOfFile(indexes, file, asked);
    return [lines, from, text.length];
  };
  expect((await part({ from: 0, lines: 1000 })).slice(1)).toEqual([0, 280]);
  expect((await part({ tail: 1000 })).slice(2)).toEqual([279]);
  expect(await part({ from: 999, lines: 1000 })).toEqual([1000, 999, 1]);
  expect(await part({ tail: 1000 })).toEqual([1000, 721, 279]);
});

test("a log that comes as text is paged in the same way", async () => {
  const pieces = async function* (): AsyncIterable<string> {
    yield "a\nb";
    yield "b\nError: c\n";
    yield "d";
  };
  expect(await pageOfText(pieces(), { from: 1, lines: 2 })).toEqual({
    size: 15,
    lines: 4,
    from: 1,
    text: ["bb", "Error: c"],
    firstError: 2,
  });
  expect(await pageOfText(pieces(), { tail: 1 })).toMatchObject({ lines: 4, from: 3, text: ["d"] });
});

test("a log that a body has replaced by a link is not read", async () => {
  const { workspace, record, outside } = await shownJob();
  const file = record.nodes.find(({ path }) => path === "make")?.logFile ?? "";
  renameSync(file, `${file}.before`);
  symlinkSync(join(outside, "secret.txt"), file);
  const page = await watchedPage(workspace);
  const byFile = await page.ask(call("shown", "log", { node: "make", tail: 5 }));
  expect([byFile.status, JSON.parse(byFile.text)]).toMatchObject([400, { error: { code: "AZML559" } }]);
  renameSync(dirname(file), `${dirname(file)}.before`);
  mkdirSync(join(outside, "user_logs"));
  writeFileSync(join(outside, "user_logs/std_log.txt"), "nobody may see this\n");
  symlinkSync(join(outside, "user_logs"), dirname(file));
  const byFolder = await page.ask(call("shown", "log", { node: "make", tail: 5 }));
  expect([byFolder.status, JSON.parse(byFolder.text)]).toMatchObject([400, { error: { code: "AZML559" } }]);
});
