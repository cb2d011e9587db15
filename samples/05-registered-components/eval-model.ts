import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { commandComponent, context, input, output, type Output, type UriFolder } from "azml";

/** The third component is a class; registered, it is as good as the other two. */
@commandComponent({ displayName: "Eval Model", version: "0.0.9", description: "A dummy eval component defined by dsl component." })
export class EvalModel {
  @input("uri_folder") scoringResult!: UriFolder;
  @output("uri_folder") evalOutput!: Output<UriFolder>;

  async run(): Promise<void> {
    const [, ...lines] = (await readFile(join(this.scoringResult, "score.txt"), "utf8")).trim().split(/\r?\n/);
    const errors = lines.map((line) => {
      const [, expected = 0, counted = 0] = line.split(",").map(Number);
      return Math.abs(expected - counted);
    });
    const mean = errors.reduce((a, b) => a + b, 0) / errors.length;
    context.logMetric("mean_absolute_error", mean);
    await writeFile(
      join(this.evalOutput, "eval_result.txt"),
      `off by ${mean.toFixed(3)} hurricanes a month, over ${errors.length} months\n`,
    );
  }
}
