import { Writable } from "node:stream";
import { main } from "../../src/cli/program.js";

/** The command line of the sources in this process, which is quick; stdout and stderr in one text. For commands that run nothing of the user's. */
export async function azmlHere(cwd: string, args: readonly string[]): Promise<{ readonly text: string; readonly code: number }> {
  let text = "";
  const stream = new Writable({
    write(chunk: Buffer, _encoding, done) {
      text += chunk.toString("utf8");
      done();
    },
  });
  const output = Object.assign(stream, { isTTY: false }) as unknown as NodeJS.WriteStream;
  const code = await main(args, { stdout: output, stderr: output, cwd, env: { CI: "true", NO_COLOR: "1" } });
  return { text, code };
}
