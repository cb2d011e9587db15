import { Command } from "commander";
import { expect, it } from "vitest";
import { cureOfOption, withArguments } from "../../src/cli/familiar-options.js";

const program = new Command("azml")
  .addCommand(new Command("run").argument("<file>").option("-n, --name <name>").option("-i, --input <input>"))
  .addCommand(new Command("job").addCommand(new Command("show").argument("<name>")).addCommand(new Command("list")))
  .addCommand(new Command("logs").argument("<job>").argument("[node]"));

it.each([
  ["job show -n ada", "job show ada"],
  ["job show --name=ada --yaml", "job show ada --yaml"],
  ["job show ada", "job show ada"],
  ["run -f p.yml --input a=1", "run p.yml --input a=1"],
  ["run --input a=1 --file p.yml", "run p.yml --input a=1"],
  // An option of its own stays what it is.
  ["run p.yml -n ada", "run p.yml -n ada"],
  ["run -n ada -f p.yml", "run p.yml -n ada"],
  ["logs -n ada train", "logs ada train"],
  ["job list -n ada", "job list -n ada"],
  ["run -f", "run -f"],
  ["run -- -f x", "run -- -f x"],
  ["", ""],
])("%s is %s", (given, meant) => {
  expect(withArguments(program, given === "" ? [] : given.split(" "))).toEqual(meant === "" ? [] : meant.split(" "));
});

it("what azml does in place of options of az ml is said", () => {
  expect(cureOfOption("unknown option '--web'")).toContain("address of the job's page");
  expect(cureOfOption("unknown option '--webb'")).toBeUndefined();
});
