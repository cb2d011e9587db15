import { describe, expect, it } from "vitest";
import { diagnose } from "../graph/diagnose.js";

const train = `@commandComponent()
class Train {
  @input("uri_folder") trainingData;
  @input("string", { optional: true }) note;
  @output("uri_folder") model;
  run() {}
}
`;

describe("jobs from TypeScript", () => {
  it("are checked as well, and told by the names that they use", async () => {
    expect(
      await diagnose(`${train}
@pipeline()
class Training {
  @input("uri_folder") rawData;
  @input("string") runName;
  build() {
    step(Train, { trainingData: this.rawData });
  }
}
export default job(Training, { rawData: uriFolder("./gone"), runName: "x" });
`),
    ).toMatchInlineSnapshot(`
      "pipeline.ts:18:52 - error AZML320: input "raw_data" of the job: "./gone" does not exist.
        18 | export default job(Training, { rawData: uriFolder("./gone"), runName: "x" });
           |                                                    ~~~~~~
        at inputs.raw_data.path
        looked for <folder>/gone
        hint: relative paths start from the file they are written in

      pipeline.ts:13:20 - warning AZML315: input "run_name" of pipeline "training" is never used.
        13 |   @input("string") runName;
           |                    ~~~~~~~
        at inputs.run_name

      Found 1 error and 1 warning.
      "
    `);
  });

  it("may not bind what is optional to what is required", async () => {
    expect(
      await diagnose(`${train}
@pipeline()
class Training {
  @input("uri_folder", { optional: true }) rawData;
  build() {
    step(Train, { trainingData: this.rawData });
  }
}
export default job(Training, {});
`),
    ).toMatchInlineSnapshot(`
      "pipeline.ts:12:44 - error AZML314: input "raw_data" of the pipeline may be left out, and input "training_data" of node "train" may not.
        12 |   @input("uri_folder", { optional: true }) rawData;
           |                                            ~~~~~~~
        at inputs.raw_data
        hint: make them agree: both optional, or neither, or give one a default

      Found 1 error.
      "
    `);
  });

  it("are not judged a second time for what .as() says, for kinds, limits and names", async () => {
    expect(
      await diagnose(`${train}
@commandComponent({ name: "Any.Name" })
class Report {
  @input("uri_file") page;
  run() {}
}
@pipeline()
class Training {
  build() {
    const trained = step(Train, { trainingData: uriFolder("./") });
    step(Report, { page: trained.outputs.model.as("uri_file") });
  }
}
export default Training;
`),
    ).toBe("");
  });
});
