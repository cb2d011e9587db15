import { fillCommand } from "../command-text.js";
import { splitWords } from "../parallel/split-words.js";
import type { NodeRequest } from "./node-request.js";

/** The words of a text of arguments, with ports replaced by texts and paths. `setting` is what people call it. */
export function argumentWords(text: string | undefined, setting: string, { planned, inputs, outputs, warn }: NodeRequest): string[] {
  const ports = planned.ports.inputs;
  const filled = fillCommand(text ?? "", {
    inputs,
    outputs: new Map([...outputs].map(([output, path]) => [output, { text: path, isPath: true }])),
    optional: new Set(Object.keys(ports).filter((input) => ports[input]?.optional)),
  });
  for (const input of filled.emptied) {
    warn("AZML541", `${setting} mentions optional input "${input}" outside $[[ ]]; it has no value and was left out`);
  }
  return splitWords(filled.text);
}
