import { expect, test } from "vitest";
import { jsonReporter } from "../../src/reporters/json-reporter.js";
import { ending, events, record, Written } from "./sample-run.js";

test("each event verbatim, one a line, and nothing else", () => {
  const output = new Written();
  const reporter = jsonReporter({ output });
  for (const event of [...events, ...ending]) reporter.handle(event);
  reporter.end(record);
  const lines = output.text.split("\n");
  expect(lines.pop()).toBe("");
  expect(lines.map((line) => JSON.parse(line) as unknown)).toEqual([...events, ...ending]);
});
