import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { random } from "@jax-js/jax";
import { commandComponent, context, type Default, input, output, type Output, type UriFolder } from "azml";
import { type Images, pick, pixelsPerImage, writeImages } from "./images.js";

/** Shuffles the digits and deals them into three sets. Equal seeds deal them equally. */
@commandComponent({ description: "Shuffles images of digits and splits them." })
export class PrepareData {
  @input("uri_folder", { description: "0.json to 9.json, the images of each digit" }) digits!: UriFolder;
  @input("number", { min: 0, max: 0.5, description: "share of the images in each of the two smaller sets" }) share: Default<number> = 0.1;
  @input("integer") seed: Default<number> = 1;
  @output("uri_folder") training!: Output<UriFolder>;
  @output("uri_folder", { description: "to choose among models" }) validation!: Output<UriFolder>;
  @output("uri_folder", { description: "to judge the chosen one" }) unseen!: Output<UriFolder>;

  async run(): Promise<void> {
    const images = await readDigits(this.digits);
    const count = images.labels.length;
    const order = [...(random.permutation(random.key(this.seed), count).js() as number[])];
    const held = Math.round(count * this.share);
    await writeImages(this.training, pick(images, order.slice(2 * held)));
    await writeImages(this.validation, pick(images, order.slice(0, held)));
    await writeImages(this.unseen, pick(images, order.slice(held, 2 * held)));
    context.log(`${count} images: ${count - 2 * held} to train with, ${held} to choose with, ${held} unseen`);
  }
}

/** The files of the package `mnist`: pixels from 0 to 1, image after image, a file for each digit. */
async function readDigits(folder: string): Promise<Images> {
  const perDigit: number[][] = [];
  for (let digit = 0; digit < 10; digit++) {
    const { data } = JSON.parse(await readFile(join(folder, `${digit}.json`), "utf8")) as { data: number[] };
    perDigit.push(data);
  }
  return {
    pixels: Uint8Array.from(perDigit.flat(), (pixel) => Math.round(pixel * 255)),
    labels: Uint8Array.from(perDigit.flatMap((data, digit) => Array<number>(Math.floor(data.length / pixelsPerImage)).fill(digit))),
  };
}
