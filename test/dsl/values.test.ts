import { pathToFileURL } from "node:url";
import { describe, expect, it, onTestFinished } from "vitest";
import { provideContext } from "../../src/dsl/context.js";
import { AzmlError, context, customModel, mlflowModel, mltable, step, tritonModel, uriFile, uriFolder } from "../../src/index.js";

describe("asset makers", () => {
  it.each([
    ["uri_file", uriFile],
    ["uri_folder", uriFolder],
    ["mltable", mltable],
    ["mlflow_model", mlflowModel],
    ["custom_model", customModel],
    ["triton_model", tritonModel],
  ] as const)("make a frozen %s", (kind, make) => {
    const asset = make("./data", { mode: "download", datastore: "store" });
    expect(asset).toMatchObject({ assetKind: kind, path: "./data", options: { mode: "download", datastore: "store" } });
    expect(Object.isFrozen(asset)).toBe(true);
  });

  it("take a URL, as of a file beside the module", () => {
    const url = new URL("./data", import.meta.url);
    expect(uriFolder(url).path).toBe(url.href);
    expect(uriFolder(pathToFileURL("/data")).path).toBe("file:///data");
  });
});

describe("context", () => {
  it("does nothing outside a run", () => {
    expect(context.runId).toBe("");
    expect(context.outputs).toEqual({});
    expect(() => {
      context.logMetric("accuracy", 1);
      context.logParam("depth", 3);
      context.setTag("stage", "test");
      context.logArtifact("not there");
      context.log("text");
    }).not.toThrow();
  });

  it("is the run that the body is part of", () => {
    const told: unknown[] = [];
    provideContext(() => ({
      runId: "run",
      outputs: { model: "/m" },
      logMetric: (...metric) => told.push(metric),
      logParam: (...param) => told.push(param),
      setTag: (...tag) => told.push(tag),
      logArtifact: (...artifact) => told.push(artifact),
      log: (line) => told.push(line),
    }));
    onTestFinished(() => void provideContext(undefined));
    context.logMetric("accuracy", 0.9, 3);
    context.logParam("depth", 3);
    context.setTag("stage", "test");
    context.logArtifact("roc.png", "figures");
    context.log("text");
    expect([context.runId, context.outputs, told]).toEqual([
      "run",
      { model: "/m" },
      [["accuracy", 0.9, 3], ["depth", 3], ["stage", "test"], ["roc.png", "figures"], "text"],
    ]);
  });
});

describe("step()", () => {
  it("throws outside build(), with the place and what to do", () => {
    class Train {
      run(): void {}
    }
    expect(() => step(Train, {})).toThrow(AzmlError);
    try {
      step(Train, {});
    } catch (error) {
      expect((error as AzmlError).diagnostics).toMatchObject([{ code: "AZML201", location: { file: import.meta.filename } }]);
      expect((error as AzmlError).message).toBe(
        "AZML201: step() was called outside build() (call it inside the build() of a @pipeline class, a @pipeline method, or standaloneJob(() => …))",
      );
    }
  });
});
