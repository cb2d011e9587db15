import { InvalidArgumentError, Option } from "commander";
import type { RunStatus } from "../../events/run-event.js";

const statuses: readonly RunStatus[] = ["NotStarted", "Queued", "Preparing", "Running", "Finalizing", "Completed", "Failed", "Canceled"];

/** `--status Failed`, in any case, as often as there are statuses. */
export function statusOption(what: string): Option {
  return new Option("--status <status>", what).argParser((text: string, before: readonly RunStatus[] | undefined): readonly RunStatus[] => {
    const status = statuses.find((one) => one.toLowerCase() === text.toLowerCase());
    if (status === undefined) throw new InvalidArgumentError(`It has to be one of ${statuses.join(", ")}.`);
    return [...(before ?? []), status];
  });
}

interface AskedTag {
  readonly key: string;
  readonly value?: string;
}

/** `--tag team=vision`, or `--tag team` for any value. */
export function tagOption(): Option {
  return new Option("--tag <key[=value]>", "only jobs with this tag, with any value when none is given; repeat for more").argParser(
    (text: string, before: readonly AskedTag[] | undefined): readonly AskedTag[] => {
      const at = text.indexOf("=");
      const key = at < 0 ? text : text.slice(0, at);
      if (key === "") throw new InvalidArgumentError(`It has to be key or key=value, not "${text}".`);
      return [...(before ?? []), { key, ...(at >= 0 && { value: text.slice(at + 1) }) }];
    },
  );
}
