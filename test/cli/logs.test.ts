import { expect, test } from "vitest";
import { linesOf, Tails } from "../../src/cli/logs/tail.js";

test("the last lines of each node are kept, however many there are", () => {
  const tails = new Tails(2);
  for (let line = 1; line <= 1000; line++) tails.push("a", String(line));
  tails.push("b", "only");
  expect(tails.take()).toEqual([
    { node: "a", lines: ["999", "1000"] },
    { node: "b", lines: ["only"] },
  ]);
  expect(tails.take()).toEqual([]);
  const none = new Tails(0);
  none.push("a", "line");
  expect(none.take()).toEqual([{ node: "a", lines: [] }]);
});

test("lines come whole from pieces, the last without its end too", async () => {
  async function* pieces(): AsyncIterable<string> {
    yield* ["on", "e\ntwo\n", "\nlast"];
  }
  const lines: string[] = [];
  for await (const line of linesOf(pieces())) lines.push(line);
  expect(lines).toEqual(["one", "two", "", "last"]);
});
