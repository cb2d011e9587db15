import type { NodeFact, NodePath } from "../../events/run-event.js";
import type { Sample } from "../sweep/value-at.js";

/** What a node's result depends on, each as a short hash: `command`, `code`, `environment`, `input data`, … */
export type Ingredients = Readonly<Record<string, string>>;

/** A result that is there already. */
export interface EarlierResult {
  readonly job: string;
  readonly node: NodePath;
  /** Folder that holds the outputs of the node, each under its name. */
  readonly outputs: string;
  /** Hash of what lay in each output that is a file or folder when the node had made it. */
  readonly contents: ReadonlyMap<string, string>;
  /** Texts of control outputs. */
  readonly values: ReadonlyMap<string, string>;
  /** What the node said of itself: its files lie where it was run. */
  readonly facts: readonly NodeFact[];
}

/** Where earlier results are found. The workspace that runs the job gives it. */
export interface EarlierResults {
  /** The newest result of the same ingredients; undefined when there is none. */
  find(key: string): EarlierResult | undefined;
  /**
   * What the sweep of that path has picked in the job that this one goes on with, else in the newest job whose first trial had those values: by
   * the places of the trials in the sweep.
   */
  picks(sweep: NodePath, first: Sample): ReadonlyMap<number, EarlierPick>;
}

/** Values that were picked for a trial, when it could be known what they depended on. */
export interface EarlierPick {
  readonly sample: Sample;
  /** Places of the trials that were running then. */
  readonly alongside: readonly number[];
  /** Whether the trial has a result. */
  readonly hasCompleted: boolean;
}

/** For jobs whose nodes all run. What they leave can be used again all the same. */
export const noEarlierResults: EarlierResults = { find: () => undefined, picks: () => new Map() };
