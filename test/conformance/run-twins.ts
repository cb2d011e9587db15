import { readFileSync, realpathSync } from "node:fs";
import path from "node:path";
import { sharedFolder } from "../shared.js";
import { canonical } from "./compare-twins.js";
import { emitCase, readIndex } from "./emit-case.js";
import type { Emitted } from "./emitted.js";
import { type Exception, exceptionOf, type Golden } from "./exceptions.js";
import { type Question, questions } from "./questions.js";

/** A Python case and its twin, judged. An answer is null where the question does not apply. */
export interface JudgedTwin extends Readonly<Record<Question, boolean | null>> {
  /** `nested` */
  readonly name: string;
  /** File of the Python case, `jobs`. */
  readonly group: string;
  readonly equal: boolean;
  /** Of one that is not equal: the rule that it follows. */
  readonly exception?: Exception;
}

/** What azml makes of the TypeScript twin of every Python case, compared with what azure-ai-ml makes of the case. */
export async function runTwins(): Promise<JudgedTwin[]> {
  const goldens = path.join(sharedFolder, "goldens");
  const corpus = realpathSync(path.join(sharedFolder, "corpus"));
  const judged: JudgedTwin[] = [];
  for (const row of readIndex(path.join(goldens, "index.json")).filter(({ golden }) => golden.startsWith("dsl/"))) {
    const mine = await emitCase(corpus, row);
    const theirs = JSON.parse(readFileSync(path.join(goldens, row.golden), "utf8")) as Golden;
    const answers = answersOf(theirs, mine);
    const wrong = questions.filter((question) => answers[question] === false);
    const paths = differences(canonical(theirs).rest, canonical(mine).rest);
    const exception = wrong.length === 0 ? undefined : exceptionOf({ theirs, mine, questions: wrong, paths });
    judged.push({
      ...answers,
      ...(exception && { exception }),
      name: path.basename(row.golden, ".json"),
      group: path.basename(theirs.source.split("::")[0] ?? "", ".py"),
      equal: wrong.length === 0,
    });
  }
  return judged;
}

/**
 * The four questions of the shared comparator, with what names the language taken out of bodies. Where both refuse a job at the same places,
 * that is the answer: azure-ai-ml can be told to send it all the same, and azml cannot.
 */
function answersOf(theirs: Golden, mine: Emitted): Record<Question, boolean | null> {
  if (mine.error?.message.includes("not supported yet")) return { loads: false, verdict: null, rest: null, calls: null };
  const refused = theirs.error?.stage === "load";
  const loads = refused ? mine.error !== undefined : mine.error === undefined || theirs.error !== undefined;
  const verdict = refused || theirs.validation?.result === undefined ? null : verdictOf(theirs) === verdictOf(mine);
  const sent = theirs.rest !== undefined && Object.keys(theirs.rest as object).length > 0;
  if (!sent || (theirs.skip_validation === true && mine.error !== undefined)) return { loads, verdict, rest: null, calls: null };
  const [want, got] = [canonical(theirs), canonical(mine)];
  return {
    loads,
    verdict,
    rest: JSON.stringify(want.rest) === JSON.stringify(got.rest),
    calls: JSON.stringify(want.calls) === JSON.stringify(got.calls),
  };
}

/** Places where two bodies differ. */
function differences(want: unknown, got: unknown, place = ""): string[] {
  if (JSON.stringify(want) === JSON.stringify(got)) return [];
  if (!isObject(want) || !isObject(got) || Array.isArray(want) !== Array.isArray(got)) return [place];
  const keys = [...new Set([...Object.keys(want), ...Object.keys(got)])];
  return keys.flatMap((key) => differences(want[key], got[key], place === "" ? key : `${place}.${key}`));
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null;
}

function verdictOf({ validation }: Emitted): string {
  const paths = new Set((validation?.errors ?? []).map((error) => error.path));
  return JSON.stringify([validation?.result, [...paths].sort()]);
}
