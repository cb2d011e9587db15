import "reflect-metadata";
import { mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Transform, Type } from "class-transformer";
import { describe, expect, it } from "vitest";
import type { BodySpec } from "../../src/execute/body-spec.js";
import { BodyError } from "../../src/execute/body-error.js";
import { callBody } from "../../src/execute/call-body.js";

const folder = mkdtempSync(join(tmpdir(), "azml-body-"));
const inputs: BodySpec["inputs"] = [
  { wire: "epochs", property: "epochs", kind: "integer", min: 1, max: 100, default: 10 },
  { wire: "learning_rate", property: "learningRate", kind: "number" },
  { wire: "verbose", property: "verbose", kind: "boolean", default: false },
  { wire: "schedule", property: "schedule", kind: "string", enum: ["constant", "step"], default: "constant" },
  { wire: "note", property: "note", kind: "string", optional: true },
  { wire: "data", property: "data", kind: "uri_folder" },
];
const spec: BodySpec = {
  component: "train",
  inputs,
  outputs: [{ wire: "model", property: "model", kind: "uri_folder" }],
  returns: "number",
};

let seen: Train | undefined;
function note(train: Train): void {
  seen = train;
}
class Train {
  epochs = 10;
  learningRate!: number;
  verbose = false;
  schedule = "constant";
  note?: string;
  data!: string;
  model!: string;
  async run(): Promise<number> {
    note(this);
    return await Promise.resolve(this.epochs * this.learningRate);
  }
}

describe("callBody", () => {
  it("makes a typed instance of the class from texts, and writes the returned value", async () => {
    const output = join(folder, "deep", "output");
    const texts = { epochs: "5", learning_rate: "1e-1", verbose: "True", schedule: "step", data: "/data set", model: "/m", output };
    await callBody({ body: Train }, spec, texts);
    expect(seen).toBeInstanceOf(Train);
    expect({ ...seen }).toEqual({
      epochs: 5,
      learningRate: 0.1,
      verbose: true,
      schedule: "step",
      data: "/data set",
      model: "/m",
      note: undefined,
    });
    expect(readFileSync(output, "utf8")).toBe("0.5");
  });

  it("keeps initial values where nothing is given", async () => {
    await callBody({ body: Train }, spec, { learning_rate: "2", data: "d", model: "m" });
    expect(seen).toMatchObject({ epochs: 10, learningRate: 2, verbose: false, schedule: "constant" });
  });

  it("tells every missing and unfit value at once, and does not run the body", async () => {
    seen = undefined;
    const failure: unknown = await callBody({ body: Train }, spec, { epochs: "0", verbose: "yes", schedule: "fast", model: "m" }).catch(
      (error: unknown) => error,
    );
    expect(failure).toBeInstanceOf(BodyError);
    expect((failure as BodyError).problems).toMatchInlineSnapshot(`
      [
        "--learning_rate is missing",
        "--data is missing",
        "--epochs has to be at least 1, not "0"",
        "--verbose has to be true or false, not "yes"",
        "--schedule has to be one of "constant", "step", not "fast"",
      ]
    `);
    expect(seen).toBeUndefined();
  });

  it.each([
    ["integer", "2.5", 'has to be a whole number, not "2.5"'],
    ["integer", "", 'has to be a whole number, not ""'],
    ["number", "1,5", 'has to be a number, not "1,5"'],
    ["boolean", "1", 'has to be true or false, not "1"'],
    ["uri_file", "", 'has to be the path of a uri_file, not ""'],
  ] as const)("refuses a %s written %j", async (kind, text, message) => {
    class Body {
      value!: unknown;
      run(): void {}
    }
    const only: BodySpec = { component: "c", inputs: [{ wire: "value", property: "value", kind }], outputs: [] };
    await expect(callBody({ body: Body }, only, { value: text })).rejects.toThrow(message);
  });

  it("lets the class's own @Type and @Transform work", async () => {
    let day: unknown;
    class Dated {
      @Type(() => Date) when!: Date;
      @Transform(({ value }: { value: string }) => value.split(",")) names!: string[];
      run(): void {
        day = [this.when.getUTCFullYear(), this.names];
      }
    }
    const dated: BodySpec = {
      component: "dated",
      inputs: [
        { wire: "when", property: "when", kind: "string" },
        { wire: "names", property: "names", kind: "string" },
      ],
      outputs: [],
    };
    await callBody({ body: Dated }, dated, { when: "2026-01-02", names: "a,b" });
    expect(day).toEqual([2026, ["a", "b"]]);
    await expect(callBody({ body: Dated }, dated, { when: "soon", names: "a" })).rejects.toThrow("--when is no date");
  });

  it("writes primitive output fields that the body sets", async () => {
    class Check {
      passed!: boolean;
      count!: number;
      run(): void {
        this.passed = true;
        this.count = 3;
      }
    }
    const check: BodySpec = {
      component: "check",
      inputs: [],
      outputs: [
        { wire: "passed", property: "passed", kind: "boolean" },
        { wire: "count", property: "count", kind: "integer" },
      ],
    };
    const [passed, count] = [join(folder, "passed"), join(folder, "count")];
    await callBody({ body: Check }, check, { passed, count });
    expect([readFileSync(passed, "utf8"), readFileSync(count, "utf8")]).toEqual(["True", "3"]);
  });

  it.each([
    ["undefined", undefined, "the returned value has to be a number, not undefined"],
    ["text", "0.5", 'the returned value has to be a number, not the text "0.5"'],
    ["null", null, "the returned value has to be a number, not null"],
    ["NaN", Number.NaN, "the returned value has to be a number, not NaN"],
  ])("refuses to end with %s where a number was promised", async (_, value, message) => {
    class Body {
      run(): unknown {
        return value;
      }
    }
    await expect(callBody({ body: Body }, { component: "c", inputs: [], outputs: [], returns: "number" }, {})).rejects.toThrow(message);
  });

  it("calls static and instance methods with their ports", async () => {
    class Ports {
      x = 0;
    }
    const calls: unknown[] = [];
    class Tools {
      name = "tools";
      static twice({ x }: Ports): void {
        calls.push([this === (Tools as unknown), x * 2]);
      }
      thrice({ x }: Ports): void {
        calls.push([this.name, x * 3]);
      }
    }
    const ports: BodySpec["inputs"] = [{ wire: "x", property: "x", kind: "integer" }];
    await callBody(
      { body: Tools, ports: Ports },
      { component: "t", inputs: ports, outputs: [], method: { name: "twice", static: true } },
      { x: "4" },
    );
    await callBody(
      { body: Tools, ports: Ports },
      { component: "t", inputs: ports, outputs: [], method: { name: "thrice", static: false } },
      { x: "4" },
    );
    expect(calls).toEqual([
      [true, 8],
      ["tools", 12],
    ]);
  });
});
