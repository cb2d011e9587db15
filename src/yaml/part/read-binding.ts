import { type Binding, bindingText, type InputValue } from "../../model/value.js";
import type { YamlValue } from "../source/yaml-value.js";

const wholeBinding = /^\$\{\{\s*parent\.(inputs|jobs)\.([^\s{}]*?)\s*\}\}$/;
const outputBinding = /^\$\{\{\s*parent\.outputs\.([^\s{}]*?)\s*\}\}$/;
const strayBinding = /^\$\{\{\s*parent\.[^\s{}]*\s*\}\}$/;
const forms = "write ${{parent.inputs.<input>}} or ${{parent.jobs.<node>.outputs.<output>}}";
const legacy = /^\$\{\{\s*(?:inputs|outputs|jobs)\.\S*?\s*\}\}$/;

/** A text that is given to an input: a binding, a text with bindings in it, or just itself. */
export function readInputText(value: YamlValue, text: string): InputValue | undefined {
  if (reportLegacy(value, text)) return undefined;
  const match = wholeBinding.exec(text);
  if (!match && strayBinding.test(text)) {
    value.report("AZML415", `${text} names neither an input of the pipeline nor a port of a node, and stays text`, {
      severity: "warning",
      hint: forms,
    });
  }
  if (!match) return /\$\{\{.*?\}\}/s.test(text) ? { kind: "text", text } : { kind: "literal", value: text };
  const binding = parseBinding(match[1] ?? "", match[2] ?? "");
  if (binding !== undefined) return { kind: "binding", binding, ...(bindingText(binding) === text ? {} : { text }) };
  value.report("AZML415", `${text} does not name a port`, {
    hint: forms,
  });
  return undefined;
}

/** The pipeline output that a node's output becomes, or undefined when the text is something else. */
export function boundOutput(text: string): string | undefined {
  return outputBinding.exec(text)?.[1];
}

/** Bindings of 2021 lacked `parent.`; says so, since azure-ai-ml refuses them. */
export function reportLegacy(value: YamlValue, text: string): boolean {
  if (!legacy.test(text)) return false;
  value.report("AZML414", `${text} is the old spelling of a binding`, { hint: `write ${text.replace(/\$\{\{\s*/, "${{parent.")}` });
  return true;
}

function parseBinding(source: string, rest: string): Binding | undefined {
  if (source === "inputs") return rest === "" ? undefined : { source: "pipeline_input", input: rest };
  const match = /^([^.]+)\.(inputs|outputs)\.(.+)$/.exec(rest);
  if (!match) return undefined;
  const [, node = "", side, port = ""] = match;
  return side === "outputs" ? { source: "node_output", node, output: port } : { source: "node_input", node, input: port };
}
