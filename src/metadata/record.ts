import type { CallSite } from "../diagnostics/call-site.js";

/** A class, whatever its constructor takes. */
export type Class = abstract new (...args: never[]) => object;

/** What `@input` or `@output` on a field wrote. Arguments are kept as given: the graph builder judges them. */
export interface PortRecord {
  readonly direction: "input" | "output";
  readonly property: string;
  /** A port kind, a class of ports (a group), a thunk of one; anything else is a mistake. */
  readonly type: unknown;
  readonly options: unknown;
  readonly site: CallSite;
  /** `design:type` where the toolchain writes it. Only a cross-check. */
  readonly designType: unknown;
}

/** What `@output` on a method wrote: the kind of the value that it returns. */
export interface ReturnRecord {
  readonly type: unknown;
  readonly options: unknown;
  readonly site: CallSite;
}

/** What `@commandComponent` or `@pipeline` wrote. */
export interface ComponentRecord {
  readonly decorator: "commandComponent" | "pipeline";
  readonly options: unknown;
  readonly site: CallSite;
  /** Methods only. */
  readonly method?: { readonly owner: object; readonly name: string };
}
