import { accessSync, constants, statSync } from "node:fs";
import { delimiter, join } from "node:path";

/** The first file of that name on PATH that can be run. */
export function findProgram(name: string, path = process.env["PATH"] ?? ""): string | undefined {
  const names = process.platform === "win32" ? [`${name}.exe`, `${name}.cmd`] : [name];
  for (const folder of path.split(delimiter)) {
    if (folder === "") continue;
    for (const candidate of names) {
      const file = join(folder, candidate);
      try {
        accessSync(file, constants.X_OK);
        if (statSync(file).isFile()) return file;
      } catch {
        // Not here; the next folder may have it.
      }
    }
  }
  return undefined;
}

/**
 * The shell that commands run in: bash, as on Azure ML; `sh` where there is none; on Windows the bash that Git brings.
 * Undefined when there is none of them.
 */
export function findShell(): string | undefined {
  if (process.platform !== "win32") return findProgram("bash") ?? findProgram("sh");
  const git = findProgram("git");
  const beside = git && join(git, "..", "..", "bin", "bash.exe");
  // The bash.exe in Windows' own folder starts WSL, where the paths of this machine do not exist.
  return beside && statSync(beside, { throwIfNoEntry: false }) ? beside : undefined;
}
