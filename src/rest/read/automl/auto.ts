import { BodyReader, readWord, sameWords } from "../source/body-reader.js";
import { boundText } from "./fields.js";

const modes = sameWords(["Auto", "Custom"]);

type Bound = `\${{${string}}}`;

/** A whole number, or `auto`: as it is in a node, `{ mode: "Custom", value: 3 }` and `{ mode: "Auto" }` in a job. */
export function readAuto(owner: BodyReader, key: string): number | "auto" | Bound | undefined {
  const value = owner.get(key);
  if (value === undefined) return undefined;
  if (isAuto(value.string)) return "auto";
  if (!value.isMap) {
    const number = owner.integer(key);
    return typeof number === "string" ? boundText(value) : number;
  }
  const reader = new BodyReader(value, `"${key}"`);
  const place = reader.require("mode");
  const mode = place && readWord(place, modes);
  const number = isAuto(mode) ? "auto" : reader.require("value") && reader.whole("value");
  reader.close();
  return number;
}

/** Lags may be several: a list in a node, `{ mode: "Custom", values: [1, 2] }` in a job. */
export function readLags(owner: BodyReader, key: string): number | readonly number[] | "auto" | Bound | undefined {
  const value = owner.get(key);
  if (value === undefined) return undefined;
  if (value.isList) return wholes(owner, key);
  const values = value.isMap ? new BodyReader(value, `"${key}"`) : undefined;
  const mode = values?.oneOf("mode", modes);
  if (values === undefined || isAuto(mode)) return readAuto(owner, key);
  values.require("values");
  const numbers = wholes(values, "values");
  values.close();
  return numbers;
}

function wholes(reader: BodyReader, key: string): number[] {
  const list = reader.get(key);
  if (list !== undefined && !list.isList) list.report("AZML616", `expected a list of whole numbers, got ${list.describe()}`);
  return (list?.items() ?? []).flatMap((item) => {
    if (typeof item.json !== "number") item.report("AZML616", `expected a whole number, got ${item.describe()}`);
    return typeof item.json === "number" ? item.json : [];
  });
}

function isAuto(text: string | undefined): boolean {
  return text?.toLowerCase() === "auto";
}
