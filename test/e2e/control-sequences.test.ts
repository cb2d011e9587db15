import { join } from "node:path";
import { expect, it } from "vitest";
import { plainReporter } from "../../src/reporters/plain-reporter.js";
import { summary } from "../../src/reporters/summary.js";
import { ControlFilter } from "../../src/util/control-sequences.js";
import { openLocalWorkspace } from "../../src/workspace/local/open-local-workspace.js";
import { command, component, job, pipeline } from "../engine/support/job-builder.js";
import { runToEnd, temporaryFolder } from "../engine/support/temporary-workspace.js";
import { azmlHere } from "./azml-here.js";

const title = "\u001b]0;title\u0007";
const evil = `a${title}\u001b[2J\u001b[31mb\u009b2Jc\u202e\u2066\u0007\u001b[0m`;
const plain = "abc";
// oxlint-disable-next-line no-control-regex
const controls = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/;
/** What has text shown in another order. */
const reordering = /[\u202a-\u202e\u2066-\u2069]/;

it("control sequences of names, logs, metrics and messages never reach the terminal", async () => {
  const folder = temporaryFolder();
  const workspace = await openLocalWorkspace({ folder: join(folder, ".azml") });
  const facts = [{ key: `m ${evil}`, value: 1 }, { param: `p ${evil}`, value: evil }, { tag: "t", value: evil }, { warning: evil }];
  const script = `cat > "$AZML_METRICS_FILE" <<'E'\n${facts.map((fact) => JSON.stringify(fact)).join("\n")}\nE\nprintf '%s\\n' '${evil}'; exit 3`;
  const planned = job(
    pipeline({ a: command(component("a", script)) }),
    {},
    { name: "one", displayName: `display ${evil}`, experimentName: evil },
  );
  const { record, events } = await runToEnd(planned, {}, workspace);
  await workspace.close();
  let text = "";
  const reporter = plainReporter({ output: { write: (piece) => (text += piece) } });
  for (const event of events) reporter.handle(event);
  reporter.end(record);
  // What another version, or the service, has said.
  const told = {
    ...record,
    nodes: record.nodes.map((node) => ({ ...node, reason: evil, failure: { message: evil }, metrics: { [evil]: 1 } })),
  };
  text += summary({ ...told, outputs: { o: { value: evil } } }, { colors: false, cwd: folder });
  for (const args of ["show one", "list"]) text += (await azmlHere(folder, ["job", ...args.split(" ")])).text;
  expect(reordering.exec(text)).toBeNull();
  for (const args of ["one", "one a", "one --follow"]) text += (await azmlHere(folder, ["logs", ...args.split(" ")])).text;
  expect(controls.exec(text)).toBeNull();
  for (const shown of [`display ${plain}`, `m ${plain} 1`, `a> ${plain}`, `│ ${plain}`, `✗ a: ${plain}`]) expect(text).toContain(shown);
});

it("names no folders of nodes whose results were used again", async () => {
  const folder = temporaryFolder();
  const workspace = await openLocalWorkspace({ folder });
  const planned = (name: string) => job(pipeline({ a: command(component("a", "echo")) }), {}, { name });
  const first = await runToEnd(planned("first"), {}, workspace);
  const second = await runToEnd(planned("second"), {}, workspace);
  await workspace.close();
  const shown = [first, second].map(({ record }) => summary(record, { colors: false, cwd: folder }).includes("outputs of nodes"));
  expect(shown).toEqual([true, false]);
});

it("keeps colours of logs where they are wanted, and nothing else, wherever the log is cut", () => {
  const log = `one\u001b[1;31mred\u001b[0m${title}\u001b[5Atwo\u001b]8;;http://x\u001b\\link\n`;
  for (let cut = 0; cut <= log.length; cut++) {
    const filter = new ControlFilter({ colors: true });
    expect(filter.push(log.slice(0, cut)) + filter.push(log.slice(cut))).toBe("one\u001b[1;31mred\u001b[0mtwolink\n");
  }
});
