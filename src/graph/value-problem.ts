import { literalProblem, type LiteralProblem } from "../model/literal-problem.js";
import type { InputPort } from "../model/port.js";

/** What is wrong with a value that TypeScript code gives to a port of a primitive kind: beside what any literal may lack, whole numbers that JavaScript has rounded. */
export function valueProblem(value: unknown, port: InputPort): LiteralProblem | undefined {
  if (port.kind === "integer" && Number.isInteger(value) && !Number.isSafeInteger(value)) {
    return { about: "type", wanted: `a whole number between ±${Number.MAX_SAFE_INTEGER}, beyond which JavaScript rounds` };
  }
  return literalProblem(value, port);
}
