import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { sharedFolder } from "../shared.js";
import { emitCase, readIndex } from "./emit-case.js";
import type { Emitted } from "./emitted.js";
import { type Question, questions } from "./questions.js";
import { type Exception, exceptionOf, type Golden } from "./exceptions.js";

/** One golden, judged. An answer is null where the question does not apply. */
export interface JudgedCase extends Readonly<Record<Question, boolean | null>> {
  /** Without `.json`. */
  readonly name: string;
  /** Type of the object, `PipelineJob`; the kind of file when it did not load. */
  readonly type: string;
  /** Types of the nodes, for pipelines. */
  readonly nodes: readonly string[];
  readonly equal: boolean;
  /** Of one that is not equal: the rule that it follows. */
  readonly exception?: Exception;
}

/**
 * What azml makes of every YAML golden, and what the comparator says of it. Of a kind that azml cannot read yet no answer counts as right: that
 * azure-ai-ml refuses the same file for another reason is no agreement. It is one where azml finds a mistake besides.
 */
export async function runGoldens(): Promise<JudgedCase[]> {
  const out = mkdtempSync(path.join(tmpdir(), "azml-conformance-"));
  try {
    const unsupported = new Set<string>();
    const all = new Map<string, Emitted>();
    for (const row of readIndex(path.join(sharedFolder, "goldens", "index.json"))) {
      if (row.golden.startsWith("dsl/")) continue;
      const emitted = await emitCase(realpathSync(path.join(sharedFolder, "corpus")), row);
      if (emitted.error?.message.split("\n").every((line) => line.includes("not supported yet"))) unsupported.add(row.golden);
      all.set(row.golden, emitted);
      const file = path.join(out, "cases", row.golden);
      mkdirSync(path.dirname(file), { recursive: true });
      writeFileSync(file, JSON.stringify(emitted));
    }
    return compare(out).map((judged) => {
      const golden = JSON.parse(readFileSync(path.join(sharedFolder, "goldens", judged.name), "utf8")) as Golden;
      const answers = Object.fromEntries(
        questions.map((question) => [question, judged[question] === null ? null : judged[question] && !unsupported.has(judged.name)]),
      ) as Record<Question, boolean | null>;
      const wrong = questions.filter((question) => answers[question] === false);
      const difference = {
        theirs: golden,
        mine: all.get(judged.name) ?? {},
        questions: wrong,
        paths: (judged.restDiff ?? []).map((one) => one.path),
      };
      const exception = wrong.length === 0 ? undefined : exceptionOf(difference);
      return {
        ...answers,
        ...(exception && { exception }),
        name: judged.name.replace(/\.json$/, ""),
        type: golden.type ?? golden.kind ?? "?",
        nodes: [...new Set(Object.values(golden.to_dict?.jobs ?? {}).flatMap(({ type }) => type ?? []))].sort(),
        equal: wrong.length === 0,
      };
    });
  } finally {
    rmSync(out, { recursive: true });
  }
}

interface Compared extends Readonly<Record<Question, boolean | null>> {
  readonly name: string;
  readonly restDiff: readonly { readonly path: string }[] | null;
}

function compare(out: string): Compared[] {
  const report = path.join(out, "report.json");
  const sides = ["--goldens", path.join(sharedFolder, "goldens"), "--candidates", path.join(out, "cases")];
  execFileSync(process.execPath, [path.join(sharedFolder, "conformance", "compare.mjs"), ...sides, "--skip", "dsl/", "--json", report]);
  return (JSON.parse(readFileSync(report, "utf8")) as { cases: Compared[] }).cases;
}
