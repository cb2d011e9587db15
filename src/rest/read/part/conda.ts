import type { Json } from "../../../model/environment.js";
import { floatText } from "../../../model/literal-text.js";
import { WrittenNumber } from "../../../model/written-number.js";
import { plainNumber, plainType } from "../../../util/yaml-1-1.js";
import type { BodyValue } from "../source/body-value.js";
import { readWritten } from "./written-values.js";

/** `condaFile`: the text of a conda file, as YAML 1.1 has it. The service answers with an empty text for none. */
export function readConda(value: BodyValue | undefined): Json | undefined {
  if (value === undefined || value.string === "") return undefined;
  const conda = value.string === undefined ? undefined : readWritten(value.string, plainValue);
  if (conda === undefined) value.report("AZML616", `expected the text of a conda file, got ${value.describe()}`);
  return conda;
}

function plainValue(text: string): Json {
  const type = plainType(text);
  switch (type) {
    case "int":
    case "float": {
      const number = plainNumber(text);
      return Number.isSafeInteger(number) === (type === "int") ? number : new WrittenNumber(type === "int" ? text : floatText(number));
    }
    case "bool":
      return /^(?:y|t|on)/i.test(text);
    case "null":
      return null;
    default:
      return text;
  }
}
