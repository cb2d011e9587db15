// Prints how many milliseconds it takes to start a program and wait for its end: `spawn.mjs COUNT PROGRAM [ARGUMENT]…`.
import { spawn } from "node:child_process";
import { once } from "node:events";

const [count, program, ...args] = process.argv.slice(2);
const start = performance.now();
for (let at = 0; at < Number(count); at++) await once(spawn(program, args, { stdio: ["ignore", "pipe", "pipe"] }), "close");
process.stdout.write(String((performance.now() - start) / Number(count)));
