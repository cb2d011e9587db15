import { type Question, questions } from "./questions.js";

type Answers = Readonly<Record<Question, boolean | null>> & { readonly equal: boolean };

/** A table of answers, one row for each group of cases. */
export function table(head: string, rows: readonly (readonly [string, readonly Answers[]])[]): string[] {
  const count = (cases: readonly Answers[], question: Question): string => {
    const asked = cases.filter((judged) => judged[question] !== null);
    return asked.length === 0 ? "–" : `${asked.filter((judged) => judged[question]).length} of ${asked.length}`;
  };
  return [
    `| ${head} | loads | verdict | body | writes | equal |`,
    "|---|---|---|---|---|---|",
    ...rows
      .filter(([, cases]) => cases.length > 0)
      .map(([name, cases]) => {
        const equal = cases.filter((judged) => judged.equal).length;
        return `| ${name} | ${questions.map((question) => count(cases, question)).join(" | ")} | ${equal} of ${cases.length} |`;
      }),
  ];
}
