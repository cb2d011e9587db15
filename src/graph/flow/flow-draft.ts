import type { CallSite } from "../../diagnostics/call-site.js";
import type { ControlFlowCommon } from "../../model/control-flow-common.js";
import type { OutputSetting } from "../../model/value.js";
import type { NodeDraft, NodeNames } from "../node-draft.js";
import type { PendingPath } from "../pending-path.js";
import type { OutputShape } from "../shape.js";

/** What is known of a branching or a loop when its call is read. */
interface FlowPlace {
  readonly name: string | undefined;
  /** azure-ai-ml's name for one that nobody named. */
  readonly baseName: "conditionnode" | "dowhile" | "parallelfor";
  readonly label: string;
  readonly site: CallSite;
  readonly ports?: readonly OutputShape[];
}

/** A branching or a loop, which may find problems while it is made. */
interface FlowDraft extends NodeDraft {
  readonly pending: PendingPath[];
}

/** The draft of a control flow node; `make` gives what its kind has beside what all have. */
export function flowDraft(
  { ports = [], ...place }: FlowPlace,
  make: (common: ControlFlowCommon, names: NodeNames, draft: FlowDraft) => ReturnType<NodeDraft["node"]>,
): NodeDraft {
  const outputs = new Map<string, OutputSetting>();
  const pending: PendingPath[] = [];
  const draft: FlowDraft = {
    kind: "flow",
    ...place,
    ports,
    outputs,
    pending,
    node: (name, names) => {
      const location = place.site.location();
      const common = { name, inputs: {}, outputs: Object.fromEntries(outputs), source: "DSL" as const, ...(location && { location }) };
      return make(common, names, draft);
    },
  };
  return draft;
}
