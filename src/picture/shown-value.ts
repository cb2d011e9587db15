import { literalText } from "../model/literal-text.js";
import { bindingText, type InputValue } from "../model/value.js";
import { unreachable } from "../util/unreachable.js";

/** What an input is given, as its author wrote it. */
export function shownValue(value: InputValue): string {
  switch (value.kind) {
    case "literal":
      return value.text ?? literalText(value.value);
    case "binding":
      return bindingText(value.binding);
    case "text":
      return value.text;
    case "asset": {
      const { path } = value.asset;
      return path.kind === "local" ? path.written : path.kind === "registered" ? path.id : path.uri;
    }
    default:
      return unreachable(value);
  }
}
