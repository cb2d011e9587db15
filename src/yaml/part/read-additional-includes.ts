import { existsSync } from "node:fs";
import path from "node:path";
import { readString } from "../source/map-reader.js";
import type { YamlValue } from "../source/yaml-value.js";

/** `additional_includes:` of a component: files and folders beside its code, relative to the file. */
export function readAdditionalIncludes(value: YamlValue | undefined): string[] | undefined {
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
    if (path.dirname(absolute) === absolute) item.report("AZML412", "a whole disk cannot be an additional include");
    else if (!existsSync(absolute)) {
      if (text.endsWith(".zip")) item.report("AZML420", `not supported yet: additional includes that are to be zipped (${text})`);
      else
        item.report("AZML412", `there is no file or folder ${text}`, {
          notes: [`looked for ${absolute}`],
          hint: "paths are relative to the file they are written in",
        });
    }
    return [text];
  });
}
