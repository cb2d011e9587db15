import { Command, InvalidArgumentError } from "commander";
import type { CommandMaker } from "../command-maker.js";
import { countingNumber } from "../input-option.js";
import { statusOption } from "../job/list-options.js";
import { addLocalOption } from "../workspace-options.js";

/** `azml gc` */
export const gcCommand: CommandMaker = (terminal, done) =>
  addLocalOption(
    new Command("gc")
      .summary("remove old jobs of the local workspace, and what is left over")
      .description(
        "Removes jobs that every option given holds for, with their folders: without an option none. A job that runs stays, and so does one whose results another job uses that stays. Registered components, data and models stay, and so does what lies in datastores. Leftovers, and downloads and bundles that nobody has used for 30 days, go as well.",
      )
      .option("--older-than <age>", "only jobs that were created this long ago, such as 12h, 30d, 8w; caches of this age, too", age)
      .option("--keep <n>", "all but the newest n jobs", countingNumber)
      .addOption(statusOption("only jobs of this status; repeat for more"))
      .option("--environments", "Python environments of that age, too: a job that needs one makes it again")
      .option(
        "--leftovers",
        "folders of runs that the database does not know, even if it knows hardly any: after it was lost they are all there is",
      )
      .option("--dry-run", "only say what would be removed")
      .option("--json", "print what was removed as JSON"),
  )
    .addHelpText(
      "after",
      "\nExamples:\n  azml gc --older-than 30d --dry-run\n  azml gc --keep 20\n  azml gc --status Failed --status Canceled --older-than 7d\n",
    )
    .action(async (options) => {
      const { gc } = await import("./gc.js");
      done(await gc(options, terminal));
    });

const units: Readonly<Record<string, number>> = { m: 60_000, h: 3_600_000, d: 86_400_000, w: 604_800_000 };

/** `30d` in milliseconds. */
function age(text: string): number {
  const [, number, unit = ""] = /^(\d+(?:\.\d+)?)([mhdw])$/.exec(text) ?? [];
  const factor = units[unit];
  if (number === undefined || factor === undefined)
    throw new InvalidArgumentError(`It has to be a number with m, h, d or w (minutes, hours, days, weeks), not "${text}".`);
  return Number(number) * factor;
}
