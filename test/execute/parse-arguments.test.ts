import { describe, expect, it } from "vitest";
import type { BodySpec } from "../../src/execute/body-spec.js";
import { parseArguments } from "../../src/execute/parse-arguments.js";

const spec: BodySpec = {
  component: "train",
  inputs: [
    { wire: "learning_rate", property: "learningRate", kind: "number" },
    { wire: "note", property: "note", kind: "string" },
  ],
  outputs: [{ wire: "model", property: "model", kind: "uri_folder" }],
  returns: "number",
};

describe("parseArguments", () => {
  it.each([
    [
      ["--learning_rate", "-1", "--note", "--not an option--", "--model", "/a b"],
      { learning_rate: "-1", note: "--not an option--", model: "/a b" },
    ],
    [["--learning_rate=1", "--note="], { learning_rate: "1", note: "" }],
    [["--note", "a=b", "--output", "/o"], { note: "a=b", output: "/o" }],
    [["--note", "日本語 'quoted'"], { note: "日本語 'quoted'" }],
    [[], {}],
  ])("reads %j", (argv, texts) => {
    expect(parseArguments(argv, spec)).toEqual(texts);
  });

  it.each([
    [["--epoch", "3"], "Unknown option '--epoch'"],
    [["stray"], "Unexpected argument 'stray'"],
    [["--note"], "argument missing"],
  ])("refuses %j", (argv, message) => {
    expect(() => parseArguments(argv, spec)).toThrow(message);
    expect(() => parseArguments(argv, spec)).toThrow("options are: --learning_rate, --note, --model, --output");
  });
});
