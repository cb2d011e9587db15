import type { AssetPath } from "../../../model/asset.js";
import { findBindings } from "../../../model/find-bindings.js";
import { assetKinds } from "../../../model/kind.js";
import { bindingText, type InputValue, type InputValues } from "../../../model/value.js";
import { compact } from "../../../util/compact.js";
import { restInputMode } from "../../part/modes.js";
import { BodyReader, expectMap, readWord, sameWords } from "../source/body-reader.js";
import type { BodyValue } from "../source/body-value.js";

const inputTypes = sameWords(["literal", ...assetKinds]);

/** Whose inputs these are: in a node's a text may bind, in a job's it is a text. */
export type InputOwner = "job" | "node";

/** `inputs` of a job or a node. */
export function readInputs(value: BodyValue | undefined, owner: InputOwner): InputValues {
  if (value === undefined) return {};
  expectMap(value, `"inputs"`);
  return Object.fromEntries(
    value.entries().flatMap(([name, given]) => {
      const input = given.isNull ? undefined : readInput(given, owner);
      return input === undefined ? [] : [[name, input]];
    }),
  );
}

/** `job_input_type` and `value` or `uri`. The types of models and tables are those of ports. */
export function readInput(value: BodyValue, owner: InputOwner): InputValue | undefined {
  const reader = new BodyReader(value, "an input");
  const given = reader.require("job_input_type");
  const type = given && readWord(given, inputTypes);
  if (type === undefined) return undefined;
  const mode = reader.oneOf("mode", restInputMode);
  if (type === "literal") {
    const text = reader.require("value");
    reader.close();
    return text === undefined ? undefined : readLiteral(text, owner, mode);
  }
  reader.require("uri");
  const uri = reader.string("uri");
  reader.close();
  return uri === undefined ? undefined : { kind: "asset", asset: { type, path: assetPath(uri), ...compact({ mode }) } };
}

type Mode = Extract<InputValue, { readonly kind: "binding" }>["mode"];

function readLiteral(value: BodyValue, owner: InputOwner, mode: Mode): InputValue | undefined {
  if (value.text === undefined) {
    value.report("AZML616", `expected text, got ${value.describe()}`);
    return undefined;
  }
  return owner === "node" ? inputOfText(value.text, mode) : { kind: "literal", value: value.text };
}

/** A binding, a text with bindings in it, or just itself. */
export function inputOfText(text: string, mode?: Mode): InputValue {
  const [binding] = /^\$\{\{[^{}]*\}\}$/.test(text) ? findBindings(text) : [];
  if (binding !== undefined)
    return { kind: "binding", binding, ...compact({ mode, text: bindingText(binding) === text ? undefined : text }) };
  return /\$\{\{.*?\}\}/s.test(text) ? { kind: "text", text } : { kind: "literal", value: text };
}

/** An ARM id names an asset of the workspace; whatever else is an address. */
export function assetPath(uri: string): AssetPath {
  return /^\/subscriptions\//i.test(uri) ? { kind: "registered", id: uri } : { kind: "remote", uri };
}
