// Components that the cases wire, right and wrong.
import {
  commandComponent,
  type CustomModel,
  type Default,
  input,
  loadComponent,
  type MLFlowModel,
  type MLTable,
  output,
  type Output,
  pipeline,
  step,
  type Binding,
  type Bindings,
  type UriFile,
  type UriFolder,
} from "azml";

@commandComponent({ displayName: "Prepare", version: "1" })
export class Prepare {
  @input("uri_folder") rawData!: UriFolder;
  @output("uri_folder") trainingData!: Output<UriFolder>;
  @output("mltable") table!: Output<MLTable>;
  @output("uri_file") report!: Output<UriFile>;
  run(): void {}
}

@commandComponent({ isDeterministic: false })
export class Train {
  @input("uri_folder") trainingData!: UriFolder;
  @input("number") learningRate!: number;
  @input("integer", { min: 1, max: 100 }) epochs: Default<number> = 10;
  @input("string", { enum: ["rbf", "linear"] }) kernel: Default<string> = "rbf";
  @input("boolean") verbose: Default<boolean> = false;
  @input("string", { optional: true }) note?: string;
  @output("mlflow_model") model!: Output<MLFlowModel>;
  @output("custom_model", { mode: "upload" }) checkpoint!: Output<CustomModel>;
  @output("number") async run(): Promise<number> {
    const longer: number = this.epochs * 2;
    const upper: string = this.kernel.toUpperCase();
    const path: string = `${this.model}/${upper}`;
    return this.verbose ? longer : path.length + (this.note?.length ?? 0);
  }
}

export class EvaluateIO {
  @input("mlflow_model") model!: MLFlowModel;
  @input("number") threshold: Default<number> = 0.9;
  @output("uri_file") report!: Output<UriFile>;
}

export class Tools {
  @commandComponent({ inputs: EvaluateIO })
  @output("boolean")
  static evaluate(io: EvaluateIO): boolean {
    return io.threshold > 0.5 && io.report !== "";
  }

  @commandComponent({ inputs: () => EvaluateIO })
  publish({ model }: EvaluateIO): void {
    model.toUpperCase();
  }

  @commandComponent()
  static ping(): void {}
}

export class Hyper {
  @input("number") learningRate!: number;
  @input("integer") epochs: Default<number> = 3;
}

@pipeline({ defaultCompute: "cpu-cluster" })
export class Training {
  @input("uri_folder") rawData!: Binding<"uri_folder">;
  @input("integer", { default: 3 }) epochs!: Default<Binding<"integer">>;
  @input("string", { optional: true }) note?: Binding<"string">;
  @input(Hyper) hyper!: Bindings<Hyper>;
  build() {
    const prepared = step(Prepare, { rawData: this.rawData });
    const trained = step(Train, { trainingData: prepared.outputs.trainingData, learningRate: this.hyper.learningRate, epochs: this.epochs, note: this.note });
    return { model: trained.outputs.model, accuracy: trained.outputs.output };
  }
}

export class TrainingInputs {
  @input("uri_folder") rawData!: UriFolder;
  @input("integer") epochs: Default<number> = 3;
}

export class Pipelines {
  @pipeline({ inputs: TrainingInputs })
  static nested({ rawData, epochs }: Bindings<TrainingInputs>) {
    const inner = step(Training, { rawData, epochs, hyper: { learningRate: 0.1 } });
    return { model: inner.outputs.model };
  }
}

export const loaded = loadComponent("./train.yml", { inputs: { training_data: "uri_folder", max_epochs: "integer?" }, outputs: { model_output: "mlflow_model", accuracy: "number" } });
export const unchecked = loadComponent("./train.yml");

@commandComponent()
export class Refine {
  @input("mlflow_model") model!: MLFlowModel;
  @input("integer") round!: number;
  @output("mlflow_model") refined!: Output<MLFlowModel>;
  @output("boolean") keepGoing!: Output<boolean>;
  @output("integer") next!: Output<number>;
  run(): void {}
}
