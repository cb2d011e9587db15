import { input, output, pipeline, step, commandComponent, type Output, type UriFile, mlflowModel } from "azml";
import { EvaluateIO, Tools } from "../components.js";

@pipeline()
export class Methods {
  build() {
    // ! model: method component without its input
    step(Tools.evaluate, { threshold: 1 });
    // ! anything: method component that takes nothing
    step(Tools.ping, { anything: 1 });
    // ! models: misspelt input of an instance method
    step(Tools.prototype.publish, { model: mlflowModel("azureml:m:1"), models: 1 });
    // ! threshold: text for a number of a method component
    step(Tools.evaluate, { model: mlflowModel("azureml:m:1"), threshold: "high" });
  }
}

export class Returning {
  // ! evaluate: returns a number, says boolean
  @output("boolean")
  @commandComponent({ inputs: EvaluateIO })
  static evaluate(io: EvaluateIO): number {
    return io.threshold;
  }
}
