// Prints how many milliseconds the code hash of a folder takes: `hash-code.mjs FOLDER`.
import { codeHash } from "../../src/hash/code-hash.ts";

const start = performance.now();
await codeHash(process.argv[2]);
process.stdout.write(String(performance.now() - start));
