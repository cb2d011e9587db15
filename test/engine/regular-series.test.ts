import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { pandasPath, tellSkipped } from "./support/python.js";

const python = pandasPath();
const lack = "lack" in python ? python.lack : undefined;
tellSkipped("tests of gaps in time series", lack);

const folder = fileURLToPath(new URL("../../src/engine/automl", import.meta.url));

/** What `regular` makes of a CSV with the columns `t`, `y` and others, and what it prints; or the problem that it tells. */
function regular(csv: string, forecasting: object = {}): string[] {
  const script = `
import io, json, sys
sys.path.insert(0, ${JSON.stringify(folder)})
import pandas
from problem import Problem
from regular import regular
frame = pandas.read_csv(io.StringIO(sys.argv[1]), parse_dates=["t"])
try:
    for part in regular("training_data", {(): frame}, "t", "y", {"forecasting": json.loads(sys.argv[2])}).values():
        print(part.to_csv(index=False, header=False, date_format="%m-%d %H:%M"), end="")
except Problem as problem:
    print(problem)
`;
  const env = { ...process.env, PATH: "path" in python ? python.path : "" };
  return execFileSync("python", ["-c", script, csv, JSON.stringify(forecasting)], { env, encoding: "utf8" })
    .trim()
    .split("\n");
}

describe.skipIf(lack !== undefined)("a time series with gaps", () => {
  const days = "t,y,x,c\n2024-05-01,1,10,a\n2024-05-02,2,20,b\n2024-05-05,5,90,c\n2024-05-06,6,40,d\n";
  const whole = [
    "training_data: 2 rows are put in that were missing, the first at 2024-05-03 00:00:00",
    "05-01 00:00,1.0,10.0,a",
    "05-02 00:00,2.0,20.0,b",
    "05-03 00:00,2.0,30.0,b",
    "05-04 00:00,2.0,30.0,b",
    "05-05 00:00,5.0,90.0,c",
    "05-06 00:00,6.0,40.0,d",
  ];

  test("is filled at the frequency that is said, or that most of its rows have", () => {
    expect(regular(days, { frequency: "D" })).toEqual(whole);
    expect(regular(days)).toEqual(whole);
  });

  test("has its frequency by the old names of pandas and by the new", () => {
    const hours = "t,y\n2024-05-01 06:00,1\n2024-05-01 08:00,3\n";
    for (const frequency of ["H", "h", "60min", "60T"]) expect(regular(hours, { frequency })).toContain("05-01 07:00,1.0");
    expect(regular("t,y\n2024-05-02,1\n2024-05-16,2\n", { frequency: "W-THU" })).toContain("05-09 00:00,1.0");
    expect(regular("t,y\n2024-01-31,1\n2024-03-31,2\n", { frequency: "M" })).toContain("02-29 00:00,1.0");
  });

  test("stays as it is where nothing is missing, on working days as well", () => {
    const working = "t,y\n2024-05-02,1\n2024-05-03,2\n2024-05-06,3\n2024-05-07,4\n";
    expect(regular(working)).toEqual(["05-02 00:00,1", "05-03 00:00,2", "05-06 00:00,3", "05-07 00:00,4"]);
  });

  test("is put together by target_aggregate_function", () => {
    const twice = "t,y,x\n2024-05-01 03:00,1,2\n2024-05-01 09:00,2,4\n2024-05-03 01:00,5,6\n";
    expect(regular(twice, { frequency: "D", target_aggregate_function: "sum" }).slice(1)).toEqual([
      "05-01 00:00,3.0,3.0",
      "05-02 00:00,3.0,4.5",
      "05-03 00:00,5.0,6.0",
    ]);
  });

  test.each([
    [
      "t,y\n2024-05-01,1\n2024-05-01,2\n2024-05-02,3\n",
      {},
      "training_data has several rows for 2024-05-01 00:00:00: name time_series_id_column_names",
    ],
    [
      "t,y\n2024-05-01 00:00,1\n2024-05-02 03:00,2\n",
      { frequency: "D" },
      "training_data has times that do not lie at a frequency of D, such as 2024-05-02 03:00:00",
    ],
    ["t,y\n2024-05-01,1\n", { frequency: "fortnight" }, "frequency is 'fortnight', which pandas does not know"],
  ])("that cannot be filled is told: %j", (csv, forecasting, message) => {
    expect(regular(csv, forecasting)[0]).toContain(message);
  });
});
