import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { commandComponent, context, type CustomModel, input, output, type Output, type UriFolder } from "azml";
import { allPixels } from "./batches.js";
import { readImages } from "./images.js";
import { readModel } from "./model-files.js";
import { probabilities } from "./network.js";

/** What the model takes each image for, and how sure it is. */
@commandComponent({ description: "Names the digits on images." })
export class ScoreImages {
  @input("custom_model") model!: CustomModel;
  @input("uri_folder") images!: UriFolder;
  @output("uri_folder") scores!: Output<UriFolder>;

  async run(): Promise<void> {
    const images = await readImages(this.images);
    const rows = (await probabilities(await readModel(this.model), allPixels(images))).map((each) => {
      const best = Math.max(...each);
      return `${each.indexOf(best)},${best.toFixed(4)}`;
    });
    await writeFile(join(this.scores, "scores.csv"), `${["guess,probability", ...rows].join("\n")}\n`);
    context.log(`${rows.length} images named`);
  }
}
