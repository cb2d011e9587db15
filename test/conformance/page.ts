import { type Reason, reasons } from "./reasons.js";
import { type LocalRun, localSection } from "./local-runs.js";
import { table } from "./page-table.js";
import { type JudgedCase, questions } from "./run-goldens.js";
import type { JudgedTwin } from "./run-twins.js";
import { twinsSection } from "./twins-page.js";

/** The reason for a difference; undefined when nobody has given one. */
export function reasonOf(judged: JudgedCase): Reason | undefined {
  return (
    reasons.find(({ goldens }) => goldens?.includes(judged.name)) ??
    reasons.find(({ types, nodes }) => types?.includes(judged.type) || nodes?.some((kind) => judged.nodes.includes(kind)))
  );
}

/** `docs/conformance.md`: how many of how many, by type, and each difference with its reason. */
export function conformancePage(cases: readonly JudgedCase[], twins: readonly JudgedTwin[], runs: readonly LocalRun[]): string {
  const types = [...new Set(cases.map(({ type }) => type))].sort();
  const nodes = [...new Set(cases.flatMap((judged) => judged.nodes))].sort();
  const pipelines = cases.filter(({ type }) => type === "PipelineJob");
  const different = cases.filter(({ equal }) => !equal);
  return [
    "# Conformance",
    "",
    "What azml makes of Azure ML YAML and of TypeScript, compared with what azure-ai-ml 1.35.2 makes of the same YAML and of Python: the YAML of",
    "the tests of azure-ai-ml and of the public examples of Azure ML, and cases in Python with a [twin in TypeScript](#typescript).",
    "`npm run conformance` writes this page; the test suite keeps it current.",
    "",
    "- **loads**: both read the file, or both refuse it.",
    "- **verdict**: both find the same to complain of, at the same places.",
    "- **body**: the last request has the same body, key by key; hashes and ids in it are equal, so everything that they are made of is.",
    "- **writes**: the requests before it (code, environments, components, data) are the same.",
    "",
    "A dash stands where the question does not apply. Of a kind that azml cannot read yet no answer counts.",
    "",
    "## By type",
    "",
    ...table("type", [...types.map((type) => [type, cases.filter((judged) => judged.type === type)] as const), ["**all**", cases]]),
    "",
    "Types in lower case are files that azure-ai-ml does not load.",
    "",
    "## Pipeline jobs, by the nodes they hold",
    "",
    ...table(
      "node",
      nodes.map((kind) => [kind, pipelines.filter((judged) => judged.nodes.includes(kind))]),
    ),
    "",
    `## Differences: ${different.length}`,
    ...reasons.flatMap((reason) => section(reason, different)),
    "",
    ...twinsSection(twins),
    "",
    ...localSection(runs),
    "",
  ].join("\n");
}

function section(reason: Reason, different: readonly JudgedCase[]): string[] {
  const explained = different.filter((judged) => reasonOf(judged) === reason);
  if (explained.length === 0) return [];
  const listed = explained.map(
    ({ name, ...answers }) => `- \`${name}\`: ${questions.filter((question) => answers[question] === false).join(", ")}`,
  );
  return ["", `### ${reason.title} (${explained.length})`, "", reason.text, "", ...listed];
}
