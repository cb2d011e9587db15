import { type Binding, input, pipeline, step } from "azml";
import { Train, Training } from "../components.js";

@pipeline()
export class Local {
  @input("uri_folder") data!: Binding<"uri_folder">;
  @input("integer") count!: Binding<"integer">;

  build() {
    const inputs = { trainingData: this.data, learningRate: 0.1 };
    // ! retry: misspelt setting
    step(Train, inputs, { local: { retry: { max: 2 } } });
    // ! retries: number for retries
    step(Train, inputs, { local: { retries: 3 } });
    // ! retries: retries without a maximum
    step(Train, inputs, { local: { retries: { backoff: 5 } } });
    // ! max: text for a count
    step(Train, inputs, { local: { retries: { max: "2" } } });
    // ! backOff: misspelt wait
    step(Train, inputs, { local: { retries: { max: 2, backOff: 5 } } });
    // ! cpus: binding for processors
    step(Train, inputs, { local: { cpus: this.count } });
    // ! memory: misspelt memory
    step(Train, inputs, { local: { memory: 8 } });
    // ! memoryGb: text for memory
    step(Train, inputs, { local: { memoryGb: "8g" } });
    // ! environment: unknown environment
    step(Train, inputs, { local: { environment: "conda" } });
    // ! local: text for local settings
    step(Train, inputs, { local: "venv" });
    // ! local: number for a pipeline's local settings
    step(Training, { rawData: this.data, hyper: { learningRate: 0.1 } }, { local: 3 });
  }
}
