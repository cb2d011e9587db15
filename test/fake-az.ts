import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { onTestFinished } from "vitest";

/** An `az` for the PATH of this process or another, that answers `az artifacts universal download` with files named after the version. */
export interface FakeAz {
  readonly folder: string;
  /** The command lines it was asked, without the folder that is made for each. */
  asked(): string[];
}

const script = `#!/bin/bash
echo "$@" >> "$(dirname "$0")/asked"
while [ $# -gt 0 ]; do
  case "$1" in --path) place="$2";; --version) version="$2";; esac
  shift
done
if [ "$version" = none ]; then echo "ERROR: there is no version none" >&2; exit 1; fi
mkdir "$place/folder_$version"
echo "in $version" > "$place/folder_$version/a.txt"
echo top > "$place/file_$version.txt"
case "$version" in clash*) echo x > "$place/same.txt";; esac
exit 0
`;

/** Makes one that is gone when the test has ended. */
export function fakeAz(): FakeAz {
  const folder = mkdtempSync(path.join(tmpdir(), "azml-fake-az-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  writeFileSync(path.join(folder, "az"), script);
  chmodSync(path.join(folder, "az"), 0o755);
  const asked = (): string[] =>
    readFileSync(path.join(folder, "asked"), "utf8")
      .trim()
      .split("\n")
      .map((line) => line.replace(/--path \S+/, "--path <folder>"));
  return { folder, asked };
}
