import { existsSync, statSync } from "node:fs";
import path from "node:path";
import type { Code } from "../../model/code.js";
import { readString } from "../source/map-reader.js";
import type { YamlValue } from "../source/yaml-value.js";

/** `additional_includes:` of a component: files and folders to go beside its code, relative to the file. None may be there already. */
export function readAdditionalIncludes(value: YamlValue | undefined, code: Code | undefined): string[] | undefined {
  if (value === undefined) return undefined;
  if (!value.isList) {
    value.report("AZML408", "expected a list of paths");
    return undefined;
  }
  return value.items().flatMap((item) => {
    if (item.isMap) {
      item.report("AZML420", "not supported yet: additional includes that are artifacts of a feed");
      return [];
    }
    const text = readString(item);
    if (text === undefined) return [];
    const absolute = path.resolve(path.dirname(item.file), text);
    if (path.dirname(absolute) === absolute) {
      item.at(value.path).report("AZML412", "Root directory is not supported for additional includes.");
    } else if (!existsSync(absolute) && !isFolderToZip(absolute)) {
      item.report("AZML412", `there is no file or folder ${text}`, {
        notes: [`looked for ${absolute}`],
        hint: "paths are relative to the file they are written in; a zip may be made of the folder beside it",
      });
    } else if (code?.kind === "local" && isTaken(code.path, absolute)) {
      item.at(value.path).report("AZML427", `A file already exists for additional include ${text}.`, {
        notes: [`in ${code.path}`],
        hint: "remove it from the code, or from the includes",
      });
    }
    return [text];
  });
}

function isFolderToZip(include: string): boolean {
  return include.endsWith(".zip") && existsSync(include.slice(0, -".zip".length));
}

function isTaken(code: string, include: string): boolean {
  return existsSync(code) && statSync(code).isDirectory() && existsSync(path.join(code, path.basename(include)));
}
