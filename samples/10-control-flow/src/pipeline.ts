import { type Binding, type Bindings, type Default, doWhile, ifElse, input, job, parallelFor, pipeline, step } from "azml";
import { Complain, FirstGuess, IsGoodEnough, Publish, Refine } from "./components.js";

/** A group: inputs that belong together. On the wire they are `settings.target` and `settings.tolerance`. */
export class Settings {
  @input("number", { min: 0 }) target!: number;
  @input("number") tolerance: Default<number> = 1e-6;
}

/** A pipeline that is nested in the next one. */
@pipeline({ description: "Guesses a square root from several starting points at the same time." })
export class FirstGuesses {
  @input("number") target!: Binding<"number">;

  build() {
    // One step per item; the outputs are those of all of them together.
    const guesses = parallelFor(
      [{ start: 1 }, { start: 10 }, { start: 100 }],
      (item) => step(FirstGuess, { target: this.target, start: item.start }),
      {
        maxConcurrency: 2,
      },
    );
    return { guesses: guesses.outputs.model };
  }
}

@pipeline({
  description: "Finds a square root, and publishes it when it is good enough.",
  defaultCompute: "cpu-cluster",
  experimentName: "pipeline_samples",
})
export class ControlFlow {
  @input(Settings) settings!: Bindings<Settings>;

  build() {
    const { target, tolerance } = this.settings;
    step(FirstGuesses, { target });

    const first = step(FirstGuess, { target });
    // The body is run again with its own outputs, as long as `keepGoing` is true.
    const refined = doWhile(
      Refine,
      { model: first.outputs.model, target, round: 0 },
      { while: (o) => o.keepGoing, next: (o) => ({ model: o.refined, round: o.nextRound }), maxIterations: 20 },
    );
    const good = step(IsGoodEnough, { model: refined.outputs.refined, tolerance });
    ifElse(
      good.outputs.output,
      () => step(Publish, { model: refined.outputs.refined }),
      () => step(Complain, { model: refined.outputs.refined }),
    );
  }
}

export default job(ControlFlow, { settings: { target: 2 } });
