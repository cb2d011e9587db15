import type { Body } from "../shared-bodies.js";

/** Why a body is not read: the first error. */
export interface Refusal {
  readonly title: string;
  /** `AZML617 properties.jobType "FineTuning"`: how code, path and message begin. */
  readonly error: string;
  /** Of which bodies alone it is an explanation. */
  readonly when?: (body: Body) => boolean;
}

export const refusals: readonly Refusal[] = [
  { title: "azml has no fine-tuning jobs", error: 'AZML617 properties.jobType "FineTuning"' },
  { title: "azml has no prompt flows", error: 'AZML617 properties.componentSpec.type "promptflow_parallel"' },
  { title: "azml has no monitors", error: 'AZML617 properties.action.actionType "CreateMonitor"' },
  { title: "azml has no imports of data by schedule", error: 'AZML617 properties.action.actionType "ImportData"' },
  {
    title: "azml has no imports of data",
    error: 'AZML616 properties.dataType a data asset needs "dataType"',
    when: ({ source }) => source !== undefined,
  },
];
