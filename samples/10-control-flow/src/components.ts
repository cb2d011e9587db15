import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { commandComponent, context, type CustomModel, type Default, input, output, type Output, type UriFolder } from "azml";

/** Measures that a model holds: the better the guess of a number, the smaller the error. */
interface Guess {
  readonly value: number;
  readonly error: number;
}

const file = "guess.json";
const readGuess = async (folder: string): Promise<Guess> => JSON.parse(await readFile(join(folder, file), "utf8")) as Guess;

/** Guesses the square root of a number. */
@commandComponent()
export class FirstGuess {
  @input("number", { min: 0 }) target!: number;
  @input("number") start: Default<number> = 1;
  @output("custom_model") model!: Output<CustomModel>;

  async run(): Promise<void> {
    await writeFile(join(this.model, file), JSON.stringify({ value: this.start, error: Math.abs(this.start ** 2 - this.target) }));
  }
}

/** One step of Heron's method. Several control outputs: fields of primitive kinds, which the body sets. */
@commandComponent()
export class Refine {
  @input("custom_model") model!: CustomModel;
  @input("number") target!: number;
  @input("integer") round!: number;
  @output("custom_model") refined!: Output<CustomModel>;
  @output("boolean") keepGoing!: Output<boolean>;
  @output("integer") nextRound!: Output<number>;

  async run(): Promise<void> {
    const { value } = await readGuess(this.model);
    const better = (value + this.target / value) / 2;
    const error = Math.abs(better ** 2 - this.target);
    context.logMetric("error", error, this.round);
    await writeFile(join(this.refined, file), JSON.stringify({ value: better, error }));
    this.keepGoing = error > 1e-9;
    this.nextRound = this.round + 1;
  }
}

/** What it returns decides which branch runs. */
@commandComponent()
export class IsGoodEnough {
  @input("custom_model") model!: CustomModel;
  @input("number") tolerance: Default<number> = 1e-6;

  @output("boolean")
  async run(): Promise<boolean> {
    return (await readGuess(this.model)).error <= this.tolerance;
  }
}

@commandComponent()
export class Publish {
  @input("custom_model") model!: CustomModel;
  @output("uri_folder") published!: Output<UriFolder>;

  async run(): Promise<void> {
    const { value } = await readGuess(this.model);
    await writeFile(join(this.published, "answer.txt"), `${value}\n`);
  }
}

@commandComponent()
export class Complain {
  @input("custom_model") model!: CustomModel;

  async run(): Promise<void> {
    const { error } = await readGuess(this.model);
    context.log(`not published: off by ${error}`);
    await readdir(this.model);
  }
}
