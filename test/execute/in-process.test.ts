import { expect, test } from "vitest";
import { context } from "../../src/dsl/context.js";
import { inProcessBody } from "../../src/execute/in-process.js";
import { command, component, job, pipeline } from "../engine/support/job-builder.js";
import { logOf, runToEnd } from "../engine/support/temporary-workspace.js";

class Prints {
  async run(): Promise<void> {
    process.stdout.write("héllo, ");
    await Promise.resolve();
    process.stdout.write(Buffer.from("wörld\n").subarray(0, 2));
    process.stdout.write(Buffer.from("wörld\n").subarray(2));
    process.stderr.write("2d", "hex");
    context.log(`run ${context.runId}`);
    await new Promise<void>((resolve) => process.stdout.write("no end", () => resolve()));
  }
}

test("what a body prints reaches its own log byte by byte, a last line without an end too; it knows its run", async () => {
  const [one, two] = [component("one", "false"), component("two", "false")];
  const body = inProcessBody({ body: Prints }, { component: "prints", inputs: [], outputs: [] });
  const finished = await runToEnd(job(pipeline({ one: command(one), two: command(two) }), {}, { name: "printing" }), {
    inProcess: true,
    reuse: false,
    maxParallel: 2,
    bodies: new Map([one, two].map((component) => [component, body])),
  });
  for (const node of ["one", "two"]) {
    expect(await logOf(finished, node)).toBe(`héllo, wörld\n-run printing-${node}\nno end`);
    const lines = finished.events.filter((event) => event.type === "node_log").filter((event) => event.node === node);
    expect(lines.map(({ line, stream }) => [line, stream])).toEqual([
      ["héllo, wörld", "stdout"],
      [`run printing-${node}`, "stdout"],
      ["no end", "stdout"],
      ["-", "stderr"],
    ]);
  }
});
