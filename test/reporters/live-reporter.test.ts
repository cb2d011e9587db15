import { PassThrough } from "node:stream";
import { expect, test } from "vitest";
import { liveReporter } from "../../src/reporters/live-reporter.js";
import { summary } from "../../src/reporters/summary.js";
import { ending, events, record } from "./sample-run.js";

/** A terminal as a stream: it has a size and keeps what is written to it. */
function terminal(): { output: NodeJS.WriteStream; text: () => string } {
  const output = new PassThrough();
  const chunks: string[] = [];
  output.on("data", (chunk: Buffer) => chunks.push(chunk.toString()));
  return {
    output: Object.assign(output, { columns: 80, rows: 24, isTTY: true }) as unknown as NodeJS.WriteStream,
    text: () => chunks.join(""),
  };
}

test("warnings and words of azml stay, the cursor comes back, and the summary is the last thing written", () => {
  const { output, text } = terminal();
  const reporter = liveReporter({ output, cwd: "/project", colors: false });
  for (const event of [...events, ...ending]) reporter.handle(event);
  reporter.say?.("Stopping.");
  reporter.end(record);
  expect(text()).toContain("Stopping.\n");
  expect(text()).toContain('warning AZML540: output "model" stays here\n');
  expect(text().endsWith(summary(record, { colors: false, cwd: "/project" }).trimStart())).toBe(true);
  expect(text().lastIndexOf("\u001b[?25h")).toBeGreaterThanOrEqual(text().lastIndexOf("\u001b[?25l"));
});
