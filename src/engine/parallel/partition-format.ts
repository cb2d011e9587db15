import { escapeRegExp } from "../../util/escape-reg-exp.js";

/** What the path of a file says of its rows, by column. A time is `{ time: "2024-05-01T00:00:00" }`. */
export type PartitionValues = Readonly<Record<string, string | { readonly time: string }>>;

/** Parts of a time, as .NET spells them. */
const timeParts: Readonly<Record<string, string>> = { yyyy: "year", MM: "month", dd: "day", HH: "hour", mm: "minute", ss: "second" };

/**
 * Reads the format of `extract_columns_from_partition_format`: `{name}` is a column of texts, `{name:yyyy/MM/dd}` one of times, `*` any part of a
 * name. It describes the end of a path; where it does not end
 * as names of files do (`.csv`, `*`), it describes the folders.
 *
 * Source of the rule: Azure ML, MLTable YAML schema, and `mltable`'s `extract_columns_from_partition_format`.
 *
 * @returns the values of a path (with `/`); undefined for a path that the format does not fit
 * @throws Error for a format that names no column
 * @example partitionFormat("/{region}/{day:yyyy-MM-dd}.csv")("sales/north/2024-05-01.csv") // { region: "north", day: { time: "2024-05-01T00:00:00" } }
 */
export function partitionFormat(format: string): (path: string) => PartitionValues | undefined {
  const columns: { readonly name: string; readonly parts: readonly string[] }[] = [];
  const pattern = format
    .replace(/^\/+/, "")
    .split(/(\{[^{}]*\})/)
    .map((piece) => {
      const [, name, spelled] = /^\{\s*([^:{}]+?)\s*(?::\s*([^{}]*?)\s*)?\}$/.exec(piece) ?? [];
      if (name === undefined) return piece.split("*").map(escapeRegExp).join("[^/]*");
      const parts: readonly string[] = spelled?.match(/yyyy|MM|dd|HH|mm|ss/g) ?? [];
      if (spelled !== undefined && !parts.includes("yyyy")) throw new Error(`{${name}:${spelled}} is no time: it names no year (yyyy)`);
      columns.push({ name, parts });
      if (spelled === undefined) return "([^/]+)";
      return spelled
        .split(/(yyyy|MM|dd|HH|mm|ss)/)
        .map((part) => (timeParts[part] ? `(\\d{${part.length}})` : escapeRegExp(part)))
        .join("");
    })
    .join("");
  if (columns.length === 0) throw new Error(`"${format}" names no column: write {name} or {name:yyyy/MM/dd}`);
  const [whole, folders] = [new RegExp(`(?:^|/)${pattern}$`), new RegExp(`(?:^|/)${pattern}/[^/]*$`)];
  const namesFile = /[.*][^/{}]*$/.test(format);
  const ends = namesFile ? [whole] : [folders, whole];
  return (path) => {
    const match = ends.map((end) => end.exec(path)).find((found) => found !== null);
    if (!match) return undefined;
    const found = match.slice(1);
    return Object.fromEntries(
      columns.map(({ name, parts }) => {
        if (parts.length === 0) return [name, found.shift() ?? ""];
        const time = Object.fromEntries(parts.map((part) => [part, found.shift() ?? ""]));
        const of = (part: string, otherwise: string): string => time[part] ?? otherwise;
        const date = `${of("yyyy", "1970")}-${of("MM", "01")}-${of("dd", "01")}`;
        return [name, { time: `${date}T${of("HH", "00")}:${of("mm", "00")}:${of("ss", "00")}` }];
      }),
    );
  };
}
