// Calls the functions of an entry script in JavaScript for azml, as worker.py does in Python: commands are JSON lines on standard input, answers
// are JSON lines to descriptor 3. The script is a module that exports init(), run(files) and, if it likes, shutdown().
import { writeFileSync, writeSync } from "node:fs";
import { resolve } from "node:path";
import { createInterface } from "node:readline";
import { pathToFileURL } from "node:url";
import { inspect } from "node:util";

/** Most characters of an error that are told; all of them stand in the log. */
const longest = 1000;

/** @param {Record<string, unknown>} fields */
function answer(fields) {
  writeSync(3, `${JSON.stringify(fields)}\n`);
}

/**
 * Prints an error to the log, and gives it in a line.
 * @param {unknown} error
 */
function tell(error) {
  process.stderr.write(`${inspect(error)}\n`);
  return String(error).split("\n", 1)[0]?.slice(0, longest);
}

/**
 * @param {string} script
 * @param {readonly string[]} words
 */
async function load(script, words) {
  const path = resolve(script);
  process.argv = [process.execPath, path, ...words];
  const loaded = await import(pathToFileURL(path).href);
  // What a CommonJS module exports is its default.
  const entry = loaded.run === undefined && loaded.default?.run !== undefined ? loaded.default : loaded;
  for (const name of ["init", "run"]) if (typeof entry[name] !== "function") throw new TypeError(`${script} exports no function ${name}()`);
  return entry;
}

let entry;
for await (const line of createInterface({ input: process.stdin })) {
  const command = JSON.parse(line);
  if (entry === undefined) {
    try {
      entry = await load(command.script, command.arguments);
      await entry.init();
    } catch (error) {
      answer({ init_failed: tell(error) });
      process.exit(1);
    }
    answer({ ready: true });
    continue;
  }
  const index = command.mini_batch;
  try {
    answer({ started: index });
    const rows = await entry.run(command.files);
    if (!Array.isArray(rows)) throw new TypeError(`run() returned ${rows === null ? "null" : typeof rows}, not an array`);
    if (command.rows !== null) writeFileSync(command.rows, rows.map((row) => `${row}\n`).join(""));
    answer({ done: index, returned: rows.length });
  } catch (error) {
    answer({ failed: index, reason: tell(error) });
  }
}
await entry?.shutdown?.();
