import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { checkJob } from "../../src/check/check-job.js";
import { isError } from "../../src/diagnostics/diagnostic.js";
import { DiagnosticSink } from "../../src/diagnostics/sink.js";
import { readPipelineJob } from "../../src/yaml/read-pipeline-job.js";
import { hasShared, sharedFolder } from "../shared.js";

interface Entry {
  readonly golden: string;
  readonly source: string;
  readonly kind: string | null;
}

interface Validation {
  readonly errors?: readonly { readonly message: string; readonly path: string }[];
  /** Thrown rather than gathered, and so without a path. */
  readonly raised?: { readonly message: string };
}

/** Rules that azure-ai-ml has, too: there our errors are its errors, word for word. The others look further than it does. */
const shared = new Set(["AZML306", "AZML314", "AZML322", "AZML323", "AZML327", "AZML330", "AZML331", "AZML332", "AZML333"]);

/** Rules whose words are our own: of these only the places are compared. */
const ownWords = new Set(["AZML314", "AZML327", "AZML332"]);
const theirWords =
  /^(?:Pipeline optional Input|On_init|On_finalize|Invalid on_|No other job except|One of either compute|Only one of either compute|Classpath is not|Inputs to job does not contain|Should not specify min|Dynamic min executors|Executor instances must)|only 'direct' is supported|are mandatory fields\.$|are required when dynamic/;

/** Three messages that we word otherwise, or that differ from one machine to the next, made equal on both sides. */
function plain(message: string): string {
  return message
    .replace(new RegExp(`.*(?:${theirWords.source}).*`, "s"), "in our own words")
    .replace(/^component "[^"]+" has no environment$/, "Missing data for required field.")
    .replace(/^(?:Item \{.* got unmatched inputs with|the items of loop "[^"]+" give) .*/, "unknown input in an item")
    .replace(/^Entry .*\/corpus\/|^Entry <CORPUS>\//, "Entry <CORPUS>/");
}

function readJson(file: string): unknown {
  return JSON.parse(readFileSync(file, "utf8"));
}

/** Every pipeline job of the corpus that the reader takes, with what azure-ai-ml's own validation said of it. */
function* jobs(): Generator<{ source: string; ours: string[]; theirs: string[] }> {
  for (const { golden, source, kind } of readJson(path.join(sharedFolder, "goldens", "index.json")) as Entry[]) {
    const file = path.join(sharedFolder, "corpus", source);
    if (kind !== "job" || !/\.ya?ml$/.test(source) || !existsSync(file)) continue;
    const { validation } = readJson(path.join(sharedFolder, "goldens", golden)) as { validation?: Validation };
    const { job, diagnostics } = readPipelineJob(file);
    if (!job || !validation || diagnostics.some(isError)) continue;
    const sink = new DiagnosticSink();
    checkJob(job, sink, { target: "azure" });
    const ours = sink.list().filter((found) => isError(found) && (shared.has(found.code) || found.message.startsWith("Entry ")));
    const { raised, errors = [] } = validation;
    yield {
      source,
      ours: ours
        .map(({ code, path: at, message }) => (raised ? message : `${at}: ${ownWords.has(code) ? "in our own words" : plain(message)}`))
        .sort(),
      theirs: raised ? [raised.message] : errors.map(({ path: at, message }) => `${at}: ${plain(message)}`).sort(),
    };
  }
}

describe.skipIf(!hasShared)("jobs of the corpus", () => {
  it("have the errors that azure-ai-ml finds, word for word, and no others of these rules", () => {
    const all = [...jobs()];
    expect(all.length).toBeGreaterThan(100);
    expect(all.filter(({ theirs }) => theirs.length > 0).length).toBeGreaterThan(0);
    for (const { source, ours, theirs } of all) expect(ours, source).toEqual(theirs);
  });
});
