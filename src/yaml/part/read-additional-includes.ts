import { existsSync, statSync } from "node:fs";
import path from "node:path";
import type { AdditionalInclude, ArtifactInclude } from "../../model/artifact-include.js";
import type { Code } from "../../model/code.js";
import { compact } from "../../util/compact.js";
import { MapReader } from "../source/map-reader.js";
import { readString } from "../source/read-value.js";
import type { YamlValue } from "../source/yaml-value.js";

/** `additional_includes:` of a command component: besides paths, packages of feeds. */
export function readCommandIncludes(value: YamlValue | undefined, code: Code | undefined): AdditionalInclude[] | undefined {
  return readIncludes(value, (item) => (item.isMap ? readArtifact(item) : readPath(item, value, code)));
}

/** `additional_includes:` of a component: files and folders to go beside its code, relative to the file. None may be there already. */
export function readAdditionalIncludes(value: YamlValue | undefined, code: Code | undefined): string[] | undefined {
  return readIncludes(value, (item) => readPath(item, value, code));
}

function readIncludes<T>(value: YamlValue | undefined, read: (item: YamlValue) => T | undefined): T[] | undefined {
  if (value === undefined) return undefined;
  if (!value.isList) {
    value.report("AZML408", "expected a list of paths");
    return undefined;
  }
  return value.items().flatMap((item) => read(item) ?? []);
}

function readArtifact(value: YamlValue): ArtifactInclude | undefined {
  const reader = new MapReader(value, "an artifact");
  reader.require("type");
  reader.oneOf("type", ["artifact"]);
  for (const key of ["feed", "name", "version"]) reader.require(key);
  const [feed, name, version] = [reader.string("feed"), reader.string("name"), reader.string("version")];
  const where = compact({
    scope: reader.string("scope"),
    organization: reader.string("organization"),
    project: reader.string("project"),
  });
  reader.close();
  return feed === undefined || name === undefined || version === undefined ? undefined : { feed, name, version, ...where };
}

function readPath(item: YamlValue, list: YamlValue | undefined, code: Code | undefined): string | undefined {
  const text = readString(item);
  if (text === undefined) return undefined;
  const absolute = path.resolve(path.dirname(item.file), text);
  const place = item.at(list?.path ?? "additional_includes");
  if (path.dirname(absolute) === absolute) {
    place.report("AZML412", "Root directory is not supported for additional includes.");
  } else if (!existsSync(absolute) && !isFolderToZip(absolute)) {
    place.report("AZML412", `there is no file or folder ${text}`, {
      focus: text,
      notes: [`looked for ${absolute}`],
      hint: "paths are relative to the file they are written in; folder.zip is made of the folder beside it",
    });
  } else if (code?.kind === "local" && isTaken(code.path, absolute)) {
    place.report("AZML427", `A file already exists for additional include ${text}.`, {
      notes: [`in ${code.path}`],
      hint: "remove it from the code, or from the includes",
    });
  }
  return text;
}

function isFolderToZip(include: string): boolean {
  return include.endsWith(".zip") && statSync(include.slice(0, -".zip".length), { throwIfNoEntry: false })?.isDirectory() === true;
}

function isTaken(code: string, include: string): boolean {
  return existsSync(code) && statSync(code).isDirectory() && existsSync(path.join(code, path.basename(include)));
}
