/** What the process ends with. */
export const exitCode = {
  done: 0,
  /** The run failed. */
  failed: 1,
  /** What was compared is not the same: as diff says it. */
  different: 1,
  /** The definition or the usage is wrong. */
  wrong: 2,
  /** The service said no. */
  service: 3,
  interrupted: 130,
} as const;

export type ExitCode = (typeof exitCode)[keyof typeof exitCode];
