#!/usr/bin/env node
import { main } from "./program.js";
import { processTerminal } from "./terminal.js";
import { watchOutput } from "./watch-output.js";

const lost = watchOutput(processTerminal);
const argv = process.argv.slice(2);
const code = await main(argv);
process.exitCode = lost() ?? code;
// Bodies that ran in this process are given time to end, and told what keeps it alive (`execute/let-go.ts`).
if (!argv.some((word) => word === "--in-process" || word.startsWith("--inspect-brk"))) {
  // A timer or a connection in the user's file would keep this process alive, which has done its work.
  const { stdout, stderr } = processTerminal;
  for (const stream of [stdout, stderr]) await new Promise<void>((resolve) => void stream.write("", () => resolve()));
  process.exit(lost() ?? code);
}
