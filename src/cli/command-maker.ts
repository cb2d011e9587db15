import type { Command } from "commander";
import type { ExitCode } from "./exit-code.js";
import type { Terminal } from "./terminal.js";

/** Makes one command. Its action loads what it needs only when it is called, and tells the exit code when it is done. */
export type CommandMaker = (terminal: Terminal, done: (code: ExitCode) => void) => Command;
