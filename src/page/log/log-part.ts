/** What is asked for of a log: lines from one on, counted from 0, or the last ones. */
export type LogPart = { readonly from: number; readonly lines: number } | { readonly tail: number };
