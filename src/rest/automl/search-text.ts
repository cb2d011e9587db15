import type { AutomlSearchValue } from "../../model/automl-task.js";
import { floatText } from "../../model/literal-text.js";
import { quantityValue, WrittenNumber, type Quantity } from "../../model/written-number.js";
import { distributionFields } from "../part/search-space.js";

/**
 * A value of a search space as the service reads it.
 *
 * @example searchText({ type: "uniform", minValue: 1e-5, maxValue: 0.1 }) // "uniform(0.00001,0.1)"
 * @example searchText({ type: "choice", values: ["sgd", "adam"] }) // "choice('sgd','adam')"
 */
export function searchText(value: AutomlSearchValue): string {
  if (typeof value !== "object" || value instanceof WrittenNumber) return plainText(value);
  if (value.type === "choice") {
    const values = value.values.map((item) => (typeof item === "string" ? `'${item}'` : plainText(item)));
    return `choice(${values.join(",")})`;
  }
  const numbers = Object.values(distributionFields(value)) as Quantity[];
  return `${value.type}(${numbers.map(plainText).join(",")})`;
}

function plainText(value: string | boolean | Quantity): string {
  if (typeof value === "string") return value;
  if (typeof value === "boolean") return value ? "True" : "False";
  const text = value instanceof WrittenNumber ? value.text : Number.isSafeInteger(value) ? String(value) : floatText(value);
  return withoutExponent(text, quantityValue(value));
}

/** `1e-07` → `0.0000001`: the service knows no exponents. */
function withoutExponent(text: string, value: number): string {
  const [, sign = "", whole = "", fraction = "", exponent = ""] = /^(-?)(\d)(?:\.(\d+))?e([-+]\d+)$/.exec(text) ?? [];
  if (exponent === "") return text;
  const shift = Number(exponent);
  if (shift > 0) return BigInt(value).toString();
  return `${sign}0.${"0".repeat(-shift - 1)}${whole}${fraction}`;
}
