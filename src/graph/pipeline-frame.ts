import type { CallSite } from "../diagnostics/call-site.js";
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import { diagnosticAt } from "../diagnostics/report.js";
import type { Frame, NodeCall } from "../dsl/frame.js";
import { anyOutputs } from "./bound-outputs.js";
import type { NestedBuilder } from "./component-of.js";
import type { GraphContext } from "./graph-context.js";
import type { NodeDraft } from "./node-draft.js";
import { describe } from "./options/describe.js";

/** Reads a call that adds to a pipeline; what it gives goes to the user. Handed in, because branches and loops hold calls again. */
export type CallReader = (call: NodeCall, frame: PipelineFrame) => unknown;

/** A pipeline under construction: takes the calls that its `build()` makes. */
export class PipelineFrame implements Frame {
  readonly drafts: NodeDraft[] = [];
  /** The step that each loop over items repeats. */
  readonly bodies = new Map<object, NodeDraft>();
  readonly ends = new Map<"onInit" | "onFinalize", NodeDraft>();
  readonly #names = new Map<string, NodeDraft>();
  readonly #broken = new Set<unknown>();
  /** Nodes within branches and loops. */
  readonly #claimed = new Set<NodeDraft>();
  /** What users hold → what it stands for. */
  readonly #answers = new WeakMap<object, NodeDraft>();

  constructor(
    readonly context: GraphContext,
    readonly nested: NestedBuilder,
    private readonly read: CallReader,
  ) {}

  add(call: NodeCall): unknown {
    return this.read(call, this);
  }

  /** Takes a draft into the pipeline, and makes what the user gets for it. */
  answer(draft: NodeDraft, outputs: object): object {
    this.#checkName(draft);
    this.drafts.push(draft);
    const answer = { outputs };
    this.#answers.set(answer, draft);
    return answer;
  }

  /** What the user gets for a call that could not be understood, and was reported. */
  broken(label: string): object {
    const answer = { outputs: anyOutputs(label) };
    this.#broken.add(answer);
    return answer;
  }

  isBroken(value: unknown): boolean {
    return this.#broken.has(value);
  }

  get brokenCount(): number {
    return this.#broken.size;
  }

  /** Nodes made since there were `before` that no branch and no loop has taken, and that are taken now. */
  takeUnclaimed(before: number): NodeDraft[] {
    const made = this.drafts.slice(before).filter((draft) => !this.#claimed.has(draft));
    for (const draft of made) this.#claimed.add(draft);
    return made;
  }

  /** The node of this pipeline that a user's value is; undefined when it is none. */
  draftOf(value: unknown): NodeDraft | undefined {
    return typeof value === "object" && value !== null ? this.#answers.get(value) : undefined;
  }

  setEnd(end: "onInit" | "onFinalize", step: unknown, site: CallSite): void {
    const draft = this.draftOf(step);
    const complain = (message: string, hint: string): void =>
      this.context.sink.add(diagnosticAt(site, "AZML235", message, { focus: end, hint }));
    if (!draft) complain(`${end}() was given ${describe(step)}`, "give it a step of this pipeline: onInit(step(…))");
    else if (this.ends.has(end)) complain(`${end}() is called twice`, "a job has one such step: make a pipeline of several");
    else this.ends.set(end, draft);
  }

  report(diagnostic: Diagnostic): void {
    this.context.sink.add(diagnostic);
  }

  #checkName(draft: NodeDraft): void {
    const { name, site } = draft;
    if (name === undefined) return;
    const other = this.#names.get(name);
    if (!other) {
      this.#names.set(name, draft);
      return;
    }
    const first = other.site.location();
    const notes = first ? [`the first one is on line ${first.line}`] : [];
    this.context.sink.add(
      diagnosticAt(site, "AZML212", `two steps are called "${name}"`, { focus: name, notes, hint: "give one of them another name" }),
    );
  }
}
