import type { InputMode, OutputMode } from "../../model/mode.js";

/** REST names of the modes (`InputDeliveryMode`, `OutputDeliveryMode`). */
export const restInputMode: Readonly<Record<InputMode, string>> = {
  ro_mount: "ReadOnlyMount",
  mount: "ReadOnlyMount",
  rw_mount: "ReadWriteMount",
  download: "Download",
  direct: "Direct",
  eval_mount: "EvalMount",
  eval_download: "EvalDownload",
};

export const restOutputMode: Readonly<Record<OutputMode, string>> = {
  rw_mount: "ReadWriteMount",
  mount: "ReadWriteMount",
  upload: "Upload",
  direct: "Direct",
};
