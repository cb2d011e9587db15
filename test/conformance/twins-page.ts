import { table } from "./page-table.js";
import { questions } from "./run-goldens.js";
import type { JudgedTwin } from "./run-twins.js";
import { twinReasons } from "./twin-reasons.js";

/** What the Python files of the cases are about. */
const groups: Readonly<Record<string, string>> = {
  first: "something of everything",
  ports: "inputs, outputs, values, groups",
  nodes: "kinds of nodes",
  flow: "branches and loops",
  jobs: "settings, names, jobs of one step, schedules, assets",
  automls: "AutoML",
  designer: "components with bodies",
};

/** The part of `docs/conformance.md` on TypeScript: how many twins of how many, by group, and each difference with its reason. */
export function twinsSection(twins: readonly JudgedTwin[]): string[] {
  const names = [...new Set(twins.map(({ group }) => group))].sort();
  const different = twins.filter(({ equal }) => !equal);
  return [
    "## TypeScript",
    "",
    "Cases in Python, and what a user of azml writes in their place. Bodies are compared without what names the language: `_source`, the words",
    "for whole numbers (`1.0`, which JavaScript cannot tell from `1`), and of components that hold a body its command, code, environment, tags",
    "and description. Where both refuse a job, the places of the mistakes are compared.",
    "",
    ...table("cases", [
      ...names.map((group) => [groups[group] ?? group, twins.filter((twin) => twin.group === group)] as const),
      ["**all**", twins] as const,
    ]),
    "",
    `## Differences in TypeScript: ${different.length}`,
    ...twinReasons.flatMap(({ title, text, twins: named }) => [
      "",
      `### ${title} (${named.length})`,
      "",
      text,
      "",
      ...named.map((name) => `- \`${name}\`: ${differing(different.find((twin) => twin.name === name))}`),
    ]),
  ];
}

function differing(twin: JudgedTwin | undefined): string {
  return questions.filter((question) => twin?.[question] === false).join(", ");
}
