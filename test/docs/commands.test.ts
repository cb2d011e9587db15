import { tmpdir } from "node:os";
import { expect, it } from "vitest";
import { azmlHere } from "../e2e/azml-here.js";
import { codeBlocks, pages } from "./pages.js";

/** Commands that have commands. */
const parents: ReadonlySet<string> = new Set(["job", "schedule", "component", "environment", "data", "model"]);

interface Written {
  /** `job list` */
  readonly command: string;
  readonly options: readonly string[];
}

/** What a line of a page would have people type; comments, and what it is piped to, are left out. */
function writtenOn(line: string): Written | undefined {
  const [, typed] = /^(?:\$ )?(?:\w+=\S+ )*(?:npx )?azml ([a-z].*)$/.exec(line.trim()) ?? [];
  const [words = ""] = (typed ?? "").split(/ #| \| | && | \\$/);
  const [first = "", second = ""] = words.split(" ");
  if (first === "") return undefined;
  const options = [...words.matchAll(/ (--?[a-z][a-z-]*)/g)].map(([, option = ""]) => option);
  return { command: parents.has(first) ? `${first} ${second}` : first, options };
}

it("every command of the pages is there, with its options", async () => {
  const written = new Map<string, Set<string>>();
  for (const page of pages())
    for (const block of codeBlocks(page))
      for (const line of block.split("\n")) {
        const found = writtenOn(line);
        if (!found) continue;
        const options = written.get(found.command) ?? new Set();
        for (const option of found.options) options.add(option);
        written.set(found.command, options);
      }
  const wrong: string[] = [];
  for (const [command, options] of written) {
    const { text, code } = await azmlHere(tmpdir(), [...command.split(" "), "--help"]);
    if (code !== 0) wrong.push(`azml ${command}`);
    for (const option of options) if (!new RegExp(`(^|[ ,])${option}[ ,]`, "m").test(text)) wrong.push(`azml ${command} ${option}`);
  }
  expect(wrong).toEqual([]);
  expect(written.size).toBeGreaterThan(20);
});
