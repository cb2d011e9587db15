import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { listComponentFiles } from "../../src/hash/list-component-files.js";
import { folderToZip, zipFolder } from "../../src/hash/zip-folder.js";

const scratch = mkdtempSync(path.join(tmpdir(), "azml-zip-"));
afterAll(() => rmSync(scratch, { recursive: true }));

function folder(name: string): string {
  const place = path.join(scratch, name, "library");
  mkdirSync(path.join(place, "inner"), { recursive: true });
  writeFileSync(path.join(place, "b.py"), "b");
  writeFileSync(path.join(place, "inner", "a.py"), "a");
  writeFileSync(path.join(place, "ignored.txt"), "i");
  writeFileSync(path.join(place, ".amlignore"), "*.txt\n");
  return place;
}

/** Names in a zip, in order: what stands in its central directory. */
function names(zip: Buffer): string[] {
  const found: string[] = [];
  for (let at = zip.indexOf("PK\x01\x02", 0, "latin1"); at >= 0; at = zip.indexOf("PK\x01\x02", at + 4, "latin1")) {
    found.push(zip.toString("utf8", at + 46, at + 46 + zip.readUInt16LE(at + 28)));
  }
  return found;
}

describe("an additional include that is a zip to be made", () => {
  it("holds the folder under its own name, without what is ignored", async () => {
    const zip = readFileSync(await zipFolder(folder("one")));
    expect(names(zip)).toEqual(["library/", "library/.amlignore", "library/b.py", "library/inner/a.py"]);
  });

  it("has the same bytes whenever its files were written", async () => {
    const early = folder("early");
    const late = folder("late");
    utimesSync(path.join(early, "b.py"), new Date(2001, 1, 1), new Date(2001, 1, 1));
    const [first, second] = [await zipFolder(early), await zipFolder(late)];
    expect(readFileSync(first).equals(readFileSync(second))).toBe(true);
    writeFileSync(path.join(late, "b.py"), "other");
    expect(await zipFolder(late)).not.toBe(second);
  });

  it("lies in a folder of this process alone, whatever others have put into the common one", async () => {
    const place = folder("private");
    const zip = await zipFolder(place);
    for (let around = path.dirname(zip); around !== tmpdir(); around = path.dirname(around)) {
      expect(statSync(around).mode & 0o077, around).toBe(0);
    }
    const script = `import { zipFolder } from ${JSON.stringify(path.resolve("src/hash/zip-folder.ts"))}; console.log(await zipFolder(${JSON.stringify(place)}));`;
    const other = execFileSync("npx", ["tsx", "--input-type=module", "-e", script], { encoding: "utf8" }).trim();
    expect(path.basename(other)).toBe("library.zip");
    expect(other).not.toBe(zip);
    expect(existsSync(path.dirname(other))).toBe(false);
  });

  it("is only made where there is no such zip, and becomes part of the code", async () => {
    const place = folder("code");
    expect(await folderToZip(`${place}.zip`)).toBe(place);
    expect(await folderToZip(path.join(scratch, "nothing.zip"))).toBeUndefined();
    const code = path.join(scratch, "code", "src");
    mkdirSync(code);
    writeFileSync(path.join(code, "main.py"), "");
    expect((await listComponentFiles(code, [`${place}.zip`])).map((file) => file.relativePath)).toEqual(["library.zip", "main.py"]);
    writeFileSync(`${place}.zip`, "already there");
    expect(await folderToZip(`${place}.zip`)).toBeUndefined();
    const [zip] = await listComponentFiles(code, [`${place}.zip`]);
    expect(readFileSync(zip?.path ?? "", "utf8")).toBe("already there");
  });
});
