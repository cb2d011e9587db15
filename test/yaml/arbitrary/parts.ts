import fc from "fast-check";
import type { Json } from "../../../src/model/environment.js";
import type { Literal } from "../../../src/model/kind.js";
import { WrittenNumber } from "../../../src/model/written-number.js";
import { optional } from "./fields.js";

/** Text that YAML has many opinions of. */
const nasty = fc.constantFrom(
  "yes",
  "1.0",
  "1e-3",
  "010",
  "null",
  "~",
  "a: b",
  "# no",
  "- x",
  "line\nbreak",
  "  lead",
  "é",
  "2024-01-01",
  "1:30",
  "'q'",
  '"q"',
  "*a",
  "&a",
  "!x",
  "<<",
  "=",
  "a\n\n  b\n",
);
export const text = fc
  .oneof(nasty, fc.string({ maxLength: 20 }))
  .filter((value) => !value.includes("${{") && value !== "" && !/\r/.test(value));
/** A key of a map that the author names. */
export const key = text.filter((key) => key !== "<<" && !/\n/.test(key) && key !== "__proto__");
export const name = fc.stringMatching(/^[a-z_][a-z0-9_]{0,6}$/).filter((value) => !["True", "False", "None"].includes(value));
export const literal: fc.Arbitrary<Literal> = fc.oneof(
  text,
  fc.boolean(),
  fc.integer(),
  // Of whole numbers zero has no sign.
  fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => value || 0),
);
export const texts = fc.dictionary(key, text, { maxKeys: 2 });

const json: fc.Arbitrary<Json> = fc.oneof(text, fc.boolean(), fc.constant(null), fc.integer(), fc.constant(new WrittenNumber("1.0")));
/** A map of plain data, some of it nested. */
export const jsonMap = fc.dictionary(key, fc.oneof(json, fc.array(json, { maxLength: 2 }), fc.dictionary(key, json, { maxKeys: 2 })), {
  maxKeys: 3,
});

/** Keys that Azure ML does not know. */
export const ownKeys = fc.dictionary(fc.stringMatching(/^own_[a-z]{1,3}$/), json, { minKeys: 1, maxKeys: 2 });

/** A number, as it is or in words that count. */
export const quantity = fc.oneof(
  fc.integer(),
  fc.double({ noNaN: true, noDefaultInfinity: true }).filter((value) => !Number.isInteger(value)),
  fc.constantFrom("1.0", "-2.0", "100.0").map((written) => new WrittenNumber(written)),
);

/** What many things say of themselves. */
export const about = { description: optional(text), tags: optional(texts), properties: optional(texts) };
