import { spawnSync } from "node:child_process";
import { randomFillSync } from "node:crypto";
import { closeSync, mkdirSync, openSync, rmSync, writeFileSync, writeSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { least, node } from "./measure.mjs";
import { temporaryFolder } from "./temporary-folder.mjs";

const script = fileURLToPath(new URL("hash-code.mjs", import.meta.url));
const mebibyte = 2 ** 20;
const smallFile = 64 * 1024;

/** The content hash of a folder of code, half of it one file and half of it files of 64 KiB; the ratio is to `sha256sum` of the same files. */
export function* hash({ times, hashGigabytes }) {
  const bytes = Math.round(hashGigabytes * 1e9);
  const bare = node(["-e", "0"], { peak: true }).peak;
  for (const shape of ["one file", "many files"]) {
    const folder = temporaryFolder("hash");
    const count = shape === "one file" ? writeOne(folder, bytes / 2) : writeMany(folder, bytes / 2);
    const what = `${count === 1 ? "one file" : `${count} files`} of ${(bytes / 2e9).toPrecision(2)} GB`;
    const several = Math.min(times, 3);
    const theirs = least(several, () => sha256sum(folder));
    let peak = 0;
    const ours = least(several, () => {
      const { stdout, peak: most } = node(["--import", "@oxc-node/core/register", script, folder], { peak: true });
      peak = Math.max(peak, most);
      return Number(stdout);
    });
    rmSync(folder, { recursive: true });
    const rate = (milliseconds) => Math.round(bytes / 2 / 1e3 / milliseconds);
    yield { what: `sha256sum of ${what} (${rate(theirs)} MB/s)`, value: theirs, unit: "ms" };
    yield { what: `code hash of ${what} (${rate(ours)} MB/s)`, value: ours, unit: "ms", base: theirs };
    yield { what: `memory of the code hash of ${what}`, value: peak, unit: "MiB", base: bare };
  }
}

function writeOne(folder, bytes) {
  const piece = randomFillSync(Buffer.alloc(mebibyte));
  const file = openSync(path.join(folder, "model.bin"), "w");
  for (let left = bytes; left > 0; left -= piece.length) writeSync(file, piece, 0, Math.min(left, piece.length));
  closeSync(file);
  return 1;
}

/** A hundred files a folder. */
function writeMany(folder, bytes) {
  const piece = randomFillSync(Buffer.alloc(smallFile));
  const count = Math.ceil(bytes / smallFile);
  for (let at = 0; at < count; at++) {
    const place = path.join(folder, `part-${Math.floor(at / 100)}`);
    if (at % 100 === 0) mkdirSync(place);
    writeFileSync(path.join(place, `${at}.bin`), piece);
  }
  return count;
}

/** Milliseconds. */
function sha256sum(folder) {
  const start = performance.now();
  const { status, stderr } = spawnSync("bash", ["-c", "find . -type f -print0 | xargs -0 sha256sum > /dev/null"], {
    cwd: folder,
    encoding: "utf8",
  });
  if (status !== 0) throw new Error(`sha256sum ended with ${status}: ${stderr}`);
  return performance.now() - start;
}
