import { parseLiteral } from "../../model/literal-text.js";
import { type SourceReader, sourceText } from "../input-values.js";
import { NodeFailure } from "../node-failure.js";
import type { InputSource, PlannedNode } from "../plan/run-plan.js";

/** Why a node does not run: the branch it stands in is not taken. Undefined when every branch around it is. */
export function untakenBranch({ guards }: PlannedNode, reader: SourceReader): string | undefined {
  for (const { condition, when, branching } of guards) {
    const value = readCondition(condition, reader);
    if (value !== when) return `the condition of "${branching}" is ${value ?? "neither true nor false"}`;
  }
  return undefined;
}

/** The value of a condition, now that what it waits for is there; undefined when it is none. */
function readCondition(condition: InputSource, reader: SourceReader): boolean | undefined {
  const value = parseLiteral(conditionText(condition, reader), "boolean");
  return typeof value === "boolean" ? value : undefined;
}

/** Fails a branching whose condition is neither true nor false; what stands in its blocks does not run then. */
export function refuseCondition(condition: InputSource, reader: SourceReader): void {
  if (readCondition(condition, reader) !== undefined) return;
  const text = conditionText(condition, reader).slice(0, 60);
  throw new NodeFailure({ code: "AZML526", message: `a condition is true or false, not ${JSON.stringify(text)}` });
}

function conditionText(condition: InputSource, reader: SourceReader): string {
  const text = sourceText(condition, reader);
  if (typeof text !== "string") throw new Error("a condition is one value");
  return text.trim();
}
