import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { RunEvent } from "../../src/events/run-event.js";
import { lastLines } from "../../src/engine/last-lines.js";
import { LineSplitter, longestLine } from "../../src/engine/line-splitter.js";
import { command, component, job, pipeline } from "./support/job-builder.js";
import { logOf, runToEnd, temporaryFolder, temporaryWorkspace } from "./support/temporary-workspace.js";

function split(...chunks: (string | Buffer)[]): string[] {
  const lines: string[] = [];
  const splitter = new LineSplitter((line) => lines.push(line));
  for (const chunk of chunks) splitter.push(Buffer.from(chunk as string));
  splitter.end();
  return lines;
}

describe("lines", () => {
  test("across chunks, also in the middle of a letter", () => {
    const text = Buffer.from("日本\nz");
    expect(split(text.subarray(0, 2), text.subarray(2, 5), text.subarray(5))).toEqual(["日本", "z"]);
  });
  test("of Windows, and a progress bar's last drawing", () => {
    expect(split("a\r\nb\r", "\n10%\r20", "%\r100%\r", "done\rfinal\nlast\r")).toEqual(["a", "b", "final", "last"]);
  });
  test("that are too long are cut", () => {
    const [line] = split("x".repeat(longestLine), "y".repeat(10), "\n");
    expect(line).toBe(`${"x".repeat(longestLine)}…`);
    expect(split("x".repeat(longestLine))[0]).toHaveLength(longestLine);
  });
  test("are the same however the bytes are cut", () => {
    const text = fc.array(fc.constantFrom("a", "é", "\n", "\r", "\r\n", "zz"), { maxLength: 40 }).map((parts) => parts.join(""));
    fc.assert(
      fc.property(text, fc.array(fc.nat(60)), (whole, cuts) => {
        const bytes = Buffer.from(whole);
        const places = [0, ...cuts.map((cut) => Math.min(cut, bytes.length)).sort((a, b) => a - b), bytes.length];
        const chunks = places.slice(1).map((end, at) => bytes.subarray(places[at], end));
        expect(split(...chunks)).toEqual(split(bytes));
      }),
    );
  });
});

test("the end of a long log is read without the rest", () => {
  const file = join(temporaryFolder(), "log");
  writeFileSync(file, Array.from({ length: 50_000 }, (_, at) => `line ${at}\n`).join(""));
  expect(lastLines(file, 2)).toEqual(["line 49998", "line 49999"]);
  expect(lastLines(join(file, "missing"))).toEqual([]);
});

test("a binary log is kept byte by byte, and its lines become text", async () => {
  const finished = await runToEnd(job(pipeline({ a: command(component("a", String.raw`printf 'a\377\000b\ntail' ; printf '\351' >&2`)) })));
  const { logFile = "" } = finished.record.nodes[0] ?? {};
  const bytes = readFileSync(logFile);
  expect([bytes.includes(Buffer.from([0x61, 0xff, 0x00, 0x62, 0x0a])), bytes.includes(0xe9), bytes.length]).toEqual([true, true, 10]);
  expect(linesOf(finished.events, "stdout")).toEqual(["a\ufffdb", "tail"]);
  expect(linesOf(finished.events, "stderr")).toEqual(["\ufffd"]);
});

test("lines come while the node runs", async () => {
  const workspace = await temporaryWorkspace();
  const wait = component("wait", "echo ready; until [ -e ../../go ]; do sleep 0.05; done; echo over");
  const run = await workspace.jobs.create(job(pipeline({ wait: command(wait) })));
  const lines: string[] = [];
  for await (const event of run.events()) {
    if (event.type !== "node_log") continue;
    lines.push(event.line);
    if (event.line === "ready") writeFileSync(join(run.where, "go"), "");
  }
  expect(lines).toEqual(["ready", "over"]);
});

test("of a large log all is in the file, its beginning in events, and little in memory", async () => {
  const lines = 3_000_000;
  const finished = await runToEnd(job(pipeline({ big: command(component("big", `seq ${lines}`)) })));
  const { logFile = "" } = finished.record.nodes[0] ?? {};
  const seq = execFileSync("sh", ["-c", `seq ${lines}`], { maxBuffer: 2 ** 30 });
  expect(statSync(logFile).size).toBe(seq.length);
  expect(createHash("md5").update(readFileSync(logFile)).digest("hex")).toBe(createHash("md5").update(seq).digest("hex"));
  const shown = linesOf(finished.events, "stdout");
  expect(shown.at(-1)).toBe(`… the rest of this log is in ${logFile}`);
  expect(shown.slice(0, 3)).toEqual(["1", "2", "3"]);
});

test("the logs of all nodes, each line with its node", async () => {
  const finished = await runToEnd(job(pipeline({ a: command(component("a", "echo 1; echo 2")), b: command(component("b", "printf 3")) })));
  let text = "";
  for await (const piece of finished.workspace.jobs.logs(finished.record.name)) text += piece;
  expect(text).toBe("a> 1\na> 2\nb> 3\n");
  expect(await logOf(finished, "b")).toBe("3");
  await expect(logOf(finished, "c")).rejects.toThrow('AZML515: job "' + finished.record.name + '" has no node "c" (its nodes: a, b)');
});

function linesOf(events: readonly RunEvent[], stream: "stdout" | "stderr"): string[] {
  return events
    .filter((event) => event.type === "node_log")
    .filter((event) => event.stream === stream)
    .map(({ line }) => line);
}
