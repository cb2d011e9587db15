import { InvalidArgumentError, Option } from "commander";
import type { Override } from "../model/override.js";

/** `--set path=value`, as often as there is something to change; as in `az ml`, the value may have `=` in it. */
export function setOption(what = "the job, such as settings.default_compute"): Option {
  return new Option("--set <path=value>", `change a key of ${what}; repeat for more`).argParser(
    (text: string, before: readonly Override[] | undefined): readonly Override[] => {
      const at = text.indexOf("=");
      const path = text.slice(0, at).trim();
      if (at < 1 || !/^[^.[\]]+(?:\.[^.[\]]+|\[\d+\])*$/.test(path))
        throw new InvalidArgumentError(`It has to be path=value, such as tags.team=vision, not "${text}".`);
      return [...(before ?? []), { path, text: text.slice(at + 1) }];
    },
  );
}
