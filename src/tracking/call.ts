import type { NodePath } from "../events/run-event.js";
import type { Fields } from "./fields.js";
import type { ModelRegistry } from "./model-registry.js";
import type { RunBook } from "./run-book.js";
import type { TrackingStore } from "./tracking-store.js";

/** One request of a client. */
export interface Call {
  readonly fields: Fields;
  /** The node whose process asks. */
  readonly node: NodePath;
  readonly book: RunBook;
  readonly store: TrackingStore;
  readonly registry: ModelRegistry;
  /** Tells the user of something that the client will not hear of. */
  readonly warn: (code: "AZML572" | "AZML587", message: string) => void;
  /** Tells, once for each node, of what Azure ML would answer otherwise. */
  readonly differs: (code: "AZML925" | "AZML935", message: string) => void;
}

/** Answers a call with JSON, or throws an MlflowError. */
export type Handler = (call: Call) => object | Promise<object>;
