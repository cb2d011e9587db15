import { existsSync } from "node:fs";
import { join } from "node:path";
import type { Diagnostic } from "../../diagnostics/diagnostic.js";
import { includePaths } from "../../hash/include-paths.js";
import { unusableCode } from "../../hash/list-code-files.js";
import type { CodeOwner } from "../../model/code-owner.js";
import type { NodeNeeds } from "./run-plan.js";

/** Most further files of one component that are told. */
const most = 5;

/** Code that cannot be taken along, once for each folder, at the node that needs it first: a link in it leads nowhere, or a file may not be read. */
export function checkCode(needs: readonly NodeNeeds[]): Diagnostic[] {
  const problems: Diagnostic[] = [];
  const seen = new Set<string>();
  const needed = needs.flatMap(({ path, components }) => components.map((owner: CodeOwner) => ({ path, owner })));
  for (const { path, owner } of needed) {
    const code = owner.code?.kind === "local" ? owner.code.path : undefined;
    const folders = [...(code === undefined ? [] : [code]), ...includePaths(owner)].filter((folder) => !seen.has(folder));
    const found = folders.flatMap((folder) => unusableCode(folder).map(({ message }) => ({ message, folder })));
    for (const folder of folders) seen.add(folder);
    const [first, ...others] = found;
    if (first === undefined) continue;
    const key = first.folder === code ? "code" : "additional_includes";
    problems.push({
      code: "AZML588",
      severity: "error",
      message: `the code of node "${path}" cannot be taken along: ${first.message}`,
      path: `jobs.${path.replaceAll("/", ".jobs.")}.component.${key}`,
      ...(owner.location && { location: owner.location }),
      focus: key,
      notes: [
        ...others.slice(0, most).map(({ message }) => message),
        ...(others.length > most ? [`and ${others.length - most} more`] : []),
      ],
      hint: `remove it or mend it, or name it in ${ignoreFile(first.folder)}`,
    });
  }
  return problems;
}

/** The file that a rule belongs into: where only `.gitignore` is there, a new `.amlignore` would make it count no more. */
function ignoreFile(folder: string): string {
  const only = !existsSync(join(folder, ".amlignore")) && existsSync(join(folder, ".gitignore"));
  return only ? `${join(folder, ".gitignore")} (or all that is to be left out in a .amlignore)` : join(folder, ".amlignore");
}
