import { drop, rule, type Rule } from "../../../rest/read/rules/rule.js";

/** How the code of the recordings differs from what azure-ai-ml 1.35 sends. */
export const codeRules: readonly Rule[] = [
  rule("older SDK: code says that it is not archived", ({ properties = {} }) => "codeUri" in properties && drop(properties, "isArchived")),
  rule("the hashes of code were blanked in the recordings", ({ properties = {} }, got) => {
    if (!("codeUri" in properties) || properties.properties.hash_sha256 !== "0000000000000") return false;
    properties.properties = got.properties.properties;
    return true;
  }),
  rule("code that was registered by name: azml's has none", ({ properties = {} }) => {
    if (!("codeUri" in properties) || properties.isAnonymous !== false) return false;
    properties.isAnonymous = true;
    return true;
  }),
];
