import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { commandComponent, context, input, output, type Output, type UriFolder } from "azml";
import { readImages } from "./images.js";
import { type Guess, reportPage } from "./report.js";

/** Compares what the model said with what is on the images. */
@commandComponent({ description: "Measures how many images were named rightly, and shows the others." })
export class EvaluateModel {
  @input("uri_folder") scores!: UriFolder;
  @input("uri_folder") images!: UriFolder;
  @output("uri_folder") report!: Output<UriFolder>;

  async run(): Promise<void> {
    const images = await readImages(this.images);
    const [, ...rows] = (await readFile(join(this.scores, "scores.csv"), "utf8")).trim().split("\n");
    const guesses = rows.map((row, at): Guess => {
      const [guess, probability] = row.split(",").map(Number);
      return { label: images.labels[at] ?? 0, guess: guess ?? 0, probability: probability ?? 0 };
    });
    const wrong = guesses.filter(({ label, guess }) => label !== guess).length;
    context.logMetric("accuracy", 1 - wrong / guesses.length);
    context.logMetric("wrong", wrong);
    await writeFile(join(this.report, "report.html"), reportPage(images, guesses));
  }
}
