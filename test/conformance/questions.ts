/** The comparator's questions. */
export const questions = ["loads", "verdict", "rest", "calls"] as const;
export type Question = (typeof questions)[number];
