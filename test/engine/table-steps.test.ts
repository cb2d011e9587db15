import { describe, expect, test } from "vitest";
import { filterTree } from "../../src/engine/parallel/filter-expression.js";
import { partitionFormat } from "../../src/engine/parallel/partition-format.js";
import { tableReader, tableStep } from "../../src/engine/parallel/table-steps.js";

describe("filters of an MLTable", () => {
  test("are read as Python reads them", () => {
    expect(filterTree('col("temperature") > 32 and col("location") == "UK"')).toEqual({
      op: "and",
      of: [
        { op: ">", of: [{ column: "temperature" }, { value: 32 }] },
        { op: "==", of: [{ column: "location" }, { value: "UK" }] },
      ],
    });
    expect(filterTree("not col('a') < -1.5e2 or col('b')")).toEqual({
      op: "or",
      of: [{ op: "not", of: [{ op: "<", of: [{ column: "a" }, { op: "negative", of: [{ value: 150 }] }] }] }, { column: "b" }],
    });
    expect(filterTree("(col('a') + 2) * 3 >= 4 - 1")).toMatchObject({ op: ">=", of: [{ op: "*" }, { op: "-" }] });
    expect(filterTree("~(col('a') == True) & (col('it\\'s') != None)")).toMatchObject({
      op: "and",
      of: [{ op: "not" }, { op: "!=", of: [{ column: "it's" }, { value: null }] }],
    });
  });

  test.each([
    ['col("a") >', "a column, a number or a text is missing at the end"],
    ["col(a) > 1", "col takes the name of a column, not at a"],
    ['col("a") > 1 1', "nothing is expected at 1"],
    ['(col("a") > 1', '")" is missing at the end'],
    ["__import__('os').system('ls')", "a column, a number or a text is missing at __import__"],
    ['col("a") > "x', '"\\"x" is not understood'],
    ["", "a column, a number or a text is missing at the end"],
  ])("that are not understood are told: %s", (text, message) => {
    expect(() => filterTree(text)).toThrow(message);
  });
});

describe("partition formats of an MLTable", () => {
  test.each([
    ["/{region}/{day:yyyy-MM-dd}.csv", "sales/north/2024-05-01.csv", { region: "north", day: { time: "2024-05-01T00:00:00" } }],
    ["{at:yyyy/MM/dd/HH/mm/ss}", "2024/05/01/23/59/58/part 0.parquet", { at: { time: "2024-05-01T23:59:58" } }],
    ["/{Store}/{Brand}", "1000/dominicks/data0.csv", { Store: "1000", Brand: "dominicks" }],
    ["year={y}/*.csv", "a/year=2024/b.csv", { y: "2024" }],
    ["/{a}.csv", "x/y.tsv", undefined],
    ["{at:yyyy}", "x/y.tsv", undefined],
  ])("are the ends of paths: %s, %s", (format, path, values) => {
    expect(partitionFormat(format)(path)).toEqual(values);
  });

  test("that name nothing are told", () => {
    expect(() => partitionFormat("/data/*.csv")).toThrow("names no column");
    expect(() => partitionFormat("{a:MM}")).toThrow("names no year");
  });
});

test.each([
  [() => tableReader("read_delimited", { delimeter: ";" }), "read_delimited has no option delimeter: did you mean delimiter?"],
  [() => tableReader("read_delimited", { header: "none" }), 'header of read_delimited is "none", and can be no_header'],
  [() => tableReader("read_parquet", { include_path_column: "yes" }), "can be a boolean"],
  [() => tableStep("take", "many"), 'take takes a number of rows, not "many"'],
  [() => tableStep("take_random_sample", { probability: 2 }), "from 0 to 1"],
  [
    () => tableStep("convert_column_types", [{ columns: "a", column_type: "decimal" }]),
    "can be int, float, string, boolean, datetime, stream_info",
  ],
  [() => tableStep("read_delta_lake", {}), "does not know the transformation read_delta_lake"],
  [() => tableStep("keep_column", "a"), "did you mean keep_columns?"],
  [() => tableStep("filter", "col('a'"), 'filter: "col(\'a\'": ")" is missing at the end'],
])("a transformation that is not understood is told: %#", (read, message) => {
  expect(read).toThrow(message);
});
