#!/usr/bin/env node
import { main } from "./program.js";
import { processTerminal } from "./terminal.js";
import { watchOutput } from "./watch-output.js";

const lost = watchOutput(processTerminal);
const code = await main(process.argv.slice(2));
process.exitCode = lost() ?? code;
