import { execFileSync } from "node:child_process";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type CommandValue, fillCommand } from "../../src/engine/command-text.js";

function fill(command: string, inputs: Record<string, string | CommandValue>, optional: string[] = []): string {
  const values = Object.entries(inputs).map(([name, value]): [string, CommandValue] => [
    name,
    typeof value === "string" ? { text: value, isPath: false } : value,
  ]);
  return fillCommand(command, {
    inputs: new Map(values),
    outputs: new Map([["model", { text: "/run/out put", isPath: true }]]),
    optional: new Set(optional),
  }).text;
}

function argumentsOf(commandLine: string): string[] {
  return execFileSync("bash", ["-c", commandLine], { encoding: "utf8" }).split("\0").slice(0, -1);
}

const printArguments = String.raw`printf '%s\0'`;
const path = (text: string): CommandValue => ({ text, isPath: true });

describe("places", () => {
  test("are found with white space inside the braces, and in groups", () => {
    expect(fill("a ${{ inputs.x }} ${{inputs.group.y}} ${{\tinputs.x}}", { x: "1", "group.y": "2" })).toBe("a 1 2 1");
  });
  test("literals are put in as they are", () => {
    expect(fill("run ${{inputs.flags}}", { flags: "--a 1 --b $HOME" })).toBe("run --a 1 --b $HOME");
  });
  test("paths with unsafe characters are quoted, others are not", () => {
    expect(fill("run ${{inputs.a}}/x ${{inputs.b}} ${{outputs.model}}", { a: path("/my data"), b: path("/data/日本語-1.0") })).toBe(
      "run '/my data'/x /data/日本語-1.0 '/run/out put'",
    );
  });
  test("what is no place stays", () => {
    expect(fill("echo ${{name}} ${HOME} ${{inputs.unknown}}", {})).toBe("echo ${{name}} ${HOME} ${{inputs.unknown}}");
  });
});

describe("optional parts", () => {
  const command = "run $[[--a ${{inputs.a}}]] $[[ --b '${{inputs.b}}' ]]end";
  test("stay without their brackets when there is a value", () => {
    expect(fill(command, { a: "1", b: "2" }, ["a", "b"])).toBe("run --a 1  --b '2' end");
  });
  test("go when there is none", () => {
    expect(fill(command, { b: "2" }, ["a", "b"])).toBe("run   --b '2' end");
    expect(fill(command, {}, ["a", "b"])).toBe("run  end");
  });
  test("go when one of two inputs has no value", () => {
    expect(fill("x $[[${{inputs.a}} ${{inputs.b}}]]", { a: "1" }, ["a", "b"])).toBe("x ");
  });
  test("an optional input outside is replaced by nothing, and reported", () => {
    const filled = fillCommand("x '${{inputs.a}}'", { inputs: new Map(), outputs: new Map(), optional: new Set(["a"]) });
    expect(filled).toEqual({ text: "x ''", emptied: ["a"] });
  });
});

describe("in a real bash every value arrives whole", () => {
  const contexts: Record<string, { command: string; isPath: boolean }> = {
    "in single quotes": { command: `${printArguments} '\${{inputs.x}}'`, isPath: false },
    "in double quotes": { command: `${printArguments} "\${{inputs.x}}"`, isPath: false },
    "in $'…' quotes": { command: `${printArguments} $'\${{inputs.x}}'`, isPath: false },
    "without quotes, a path": { command: `${printArguments} \${{inputs.x}}`, isPath: true },
    "in quotes in a substitution in quotes": { command: `${printArguments} "$(printf %s "\${{inputs.x}}")"`, isPath: false },
    "after an apostrophe in a comment": { command: `true # it's a comment\n${printArguments} "\${{inputs.x}}"`, isPath: false },
  };
  const awkward = [
    "plain",
    "two words",
    "it's",
    'say "hi"',
    "$HOME `id` $(id)",
    "back\\slash\\",
    "日本語 パス",
    "*",
    "~",
    "a;b&c|d>e",
    "!x",
    "-n",
    "tab\there",
    "{a,b}",
    "# no",
  ];
  test.for(Object.entries(contexts))("%s", ([, { command, isPath }]) => {
    for (const text of awkward) {
      const line = fill(command, { x: { text, isPath } });
      expect(argumentsOf(line), text).toEqual([text]);
    }
  });

  test("any text at all", () => {
    const line = `${printArguments} '\${{inputs.x}}' "\${{inputs.x}}" \${{inputs.p}}`;
    const anything = fc.string({ unit: "binary", minLength: 1, maxLength: 30 }).filter((text) => !/[\0\uD800-\uDFFF]/u.test(text));
    fc.assert(
      fc.property(anything, (text) => {
        expect(argumentsOf(fill(line, { x: text, p: path(text) }))).toEqual([text, text, text]);
      }),
      { numRuns: 40 },
    );
  });
});
