import { existsSync, readFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import { describe, expect, it, test, vi } from "vitest";
import { AzmlError } from "../../src/diagnostics/azml-error.js";
import { findSpark } from "../../src/engine/spark/find-spark.js";
import { localConf, localCores } from "../../src/engine/spark/local-conf.js";
import type { InlineEnvironment, Json } from "../../src/model/environment.js";
import type { SparkNode } from "../../src/model/spark-node.js";
import type { LocalCreateJobOptions } from "../../src/workspace/local/local-jobs.js";
import type { LocalWorkspace } from "../../src/workspace/local/open-local-workspace.js";
import { command, component, job, localAsset, pipeline } from "./support/job-builder.js";
import { lifeline } from "./support/lifeline.js";
import { filesIn, linesOf } from "./support/parallel-builder.js";
import { tellSkipped } from "./support/python.js";
import { program, realSpark, recordingSpark, spark, submitted, withoutSpark, workspaceForSpark } from "./support/spark.js";
import { type FinishedRun, logOf, runToEnd, temporaryFolder, temporaryWorkspace } from "./support/temporary-workspace.js";

const code = (files: Readonly<Record<string, string>> = { "main.py": "" }): { kind: "local"; path: string } => ({
  kind: "local",
  path: filesIn(files),
});
const sizes = {
  "spark.driver.cores": 1,
  "spark.driver.memory": "1g",
  "spark.executor.cores": 1,
  "spark.executor.memory": "2g",
  "spark.executor.instances": 1,
};

async function runOne(node: SparkNode, options: LocalCreateJobOptions = {}, workspace?: LocalWorkspace): Promise<FinishedRun> {
  return runToEnd(job(pipeline({ it: node })), options, workspace);
}

/** What it was refused for. Nothing has run. */
async function refusal(node: SparkNode, options: LocalCreateJobOptions = {}): Promise<string[]> {
  const workspace = await temporaryWorkspace();
  const error: unknown = await workspace.jobs.create(job(pipeline({ it: node })), options).catch((caught: unknown) => caught);
  if (!(error instanceof AzmlError)) throw new Error("it was not refused");
  expect(await workspace.jobs.list()).toEqual([]);
  return error.diagnostics.map(({ code, message, hint }) => `${code}: ${message}; ${hint}`);
}

describe("spark-submit", () => {
  it("gets the application, its settings as they are for one process, and its arguments as words", async () => {
    recordingSpark();
    const source = code({ "main.py": "", "lib/tools.py": "", "a.jar": "", "words.txt": "", "more.zip": "" });
    const node = spark(
      {
        code: source,
        pyFiles: ["lib/tools.py"],
        jars: ["a.jar"],
        files: ["words.txt"],
        archives: ["more.zip#more"],
        inputs: { rows: { kind: "uri_folder" }, n: { kind: "integer" }, note: { kind: "string", optional: true } },
        outputs: { counts: { kind: "uri_folder" } },
        args: "--rows ${{inputs.rows}} --n ${{inputs.n}} --title 'two words' $[[--note ${{inputs.note}}]] --counts ${{outputs.counts}}",
        conf: { ...sizes, "spark.sql.shuffle.partitions": 4, "not.taken": true },
      },
      { rows: localAsset("uri_folder", filesIn({ "a b": "1" })), n: { kind: "literal", value: 3 } },
      {
        conf: { "spark.driver.memory": "3g", "spark.app.name": "named here", "spark.master": "yarn" },
        resources: { runtimeVersion: "3.4" },
      },
    );
    const run = await runOne(node);
    expect(run.record.failure).toBeUndefined();
    const { args, files, env } = submitted(await logOf(run, "it"));
    const shown = args.map((word) =>
      word
        .replace(/-Dlog4j2\.configurationFile=file:.*\/it\/log4j2\.properties/, "-Dlog4j2…")
        .replace(/^.*\/parallel-\w+$/, "<rows>")
        .replace(/^\/.*\//, "…/"),
    );
    expect(shown).toMatchInlineSnapshot(`
      [
        "--master",
        "local[1]",
        "--py-files",
        "lib/tools.py",
        "--jars",
        "a.jar",
        "--files",
        "words.txt",
        "--archives",
        "more.zip#more",
        "--conf",
        "spark.hadoop.fs.defaultFS=file:///",
        "--conf",
        "spark.ui.enabled=false",
        "--conf",
        "spark.app.name=named here",
        "--conf",
        "spark.driver.memory=3g",
        "--conf",
        "spark.driver.extraJavaOptions=-Dlog4j2…",
        "main.py",
        "--rows",
        "<rows>",
        "--n",
        "3",
        "--title",
        "two words",
        "--counts",
        "…/counts",
      ]
    `);
    expect(files).toEqual(["a.jar", "lib", "main.py", "more.zip", "words.txt"]);
    expect(env).toMatchObject({ SPARK_LOCAL_IP: "127.0.0.1", AZML_NODE: "it", AZUREML_RUN_ID: `${run.record.name}-it` });
    expect(env["SPARK_LOCAL_DIRS"]).toBe(join(run.record.where, "it", "spark"));
    expect(env).toHaveProperty("MLFLOW_TRACKING_URI");
    // A notebook's, which would start in the place of the application.
    expect(env).not.toHaveProperty("PYSPARK_DRIVER_PYTHON");
  });

  it("takes bindings of the pipeline in settings, and leaves a log that somebody has set up alone", async () => {
    recordingSpark();
    const node = spark(
      { code: code() },
      {},
      { conf: { ...sizes, "spark.driver.memory": "${{parent.inputs.memory}}", "spark.log.level": "INFO" } },
    );
    const run = await runToEnd(job(pipeline({ it: node }, { inputs: { memory: { kind: "string" } } }), { memory: "5g" }));
    const { args } = submitted(await logOf(run, "it"));
    expect(args).toContain("spark.driver.memory=5g");
    expect(args.join(" ")).not.toContain("log4j");
  });

  it("is told the class of the first jar, which a registered component may have", async () => {
    recordingSpark();
    const run = await runOne(
      spark({ code: code({ "a.jar": "", "b.jar": "" }), entry: { className: "org.Main" }, jars: ["a.jar", "b.jar"], args: "x" }),
    );
    const { args } = submitted(await logOf(run, "it"));
    expect(args.slice(2, 6)).toEqual(["--class", "org.Main", "--jars", "b.jar"]);
    expect(args.slice(-2)).toEqual(["a.jar", "x"]);
  });

  it("has its metrics heard, its temporary files removed, and is tried again", async () => {
    const text = `const { appendFileSync, mkdirSync } = require("node:fs");
appendFileSync(process.env.AZML_METRICS_FILE, '{"type":"metric","key":"rows","value":7}\\n');
mkdirSync(process.env.SPARK_LOCAL_DIRS + "/blocks", { recursive: true });
if (process.env.AZML_ATTEMPT === "1") process.exit(3);`;
    recordingSpark(text);
    const run = await runOne(spark({ code: code() }, {}, { local: { retries: { max: 1, backoff: 0 } } }));
    expect(run.record.nodes[0]).toMatchObject({ status: "Completed", metrics: { rows: 7 } });
    expect(existsSync(join(run.record.where, "it", "spark"))).toBe(false);
  });

  it("ends as a failure that says what the application threw", async () => {
    recordingSpark(
      `console.error("Traceback (most recent call last):\\n  File main.py\\npyspark.sql.utils.AnalysisException: no column day\\n13:00 WARN x");process.exit(1);`,
    );
    const { record } = await runOne(spark({ code: code() }));
    expect(record.nodes[0]?.failure).toMatchObject({
      code: "AZML558",
      message: "the Spark application ended with exit code 1: pyspark.sql.utils.AnalysisException: no column day",
      exitCode: 1,
    });
  });

  it("leaves no process when the job is canceled", async () => {
    const line = await lifeline();
    const folder = recordingSpark();
    program(join(folder, "spark-submit"), line.command);
    const run = await (await temporaryWorkspace()).jobs.create(job(pipeline({ it: spark({ code: code() }) })));
    await line.held;
    await run.cancel();
    expect((await run.wait()).status).toBe("Canceled");
    await line.dropped;
  });

  it("is not called when there is such a result", async () => {
    recordingSpark();
    const workspace = await temporaryWorkspace();
    const same = code();
    const ran = async (conf: Record<string, Json>, args = "x"): Promise<boolean> => {
      const { record } = await runOne(spark({ code: same, args }, {}, { conf: { ...sizes, ...conf } }), {}, workspace);
      expect(record.failure).toBeUndefined();
      return !record.nodes[0]?.reason?.startsWith("the same as in ");
    };
    expect(await ran({})).toBe(true);
    expect(await ran({ "spark.executor.instances": 2, "spark.driver.memory": "4g" })).toBe(false);
    expect(await ran({ "spark.sql.ansi.enabled": true })).toBe(true);
    expect(await ran({}, "y")).toBe(true);
  });

  it("is that of the node's environment, else of SPARK_HOME, else on PATH", () => {
    const [venv, home, path] = ["venv", "home", "path"].map((name) => temporaryFolder(name)) as [string, string, string];
    expect(findSpark({ PATH: path })).toMatchObject({ lack: "spark-submit is not on PATH, and SPARK_HOME is not set" });
    program(join(path, "spark-submit"), "");
    expect(findSpark({ PATH: path }, venv)).toEqual({ program: join(path, "spark-submit") });
    expect(findSpark({ PATH: path, SPARK_HOME: home }, venv)).toMatchObject({
      lack: `SPARK_HOME is ${home}, which has no bin/spark-submit`,
    });
    program(join(home, "bin", "spark-submit"), "");
    expect(findSpark({ PATH: path, SPARK_HOME: home }, venv)).toEqual({ program: join(home, "bin", "spark-submit") });
    const own = join(venv, "lib/python3.11/site-packages/pyspark");
    program(join(own, "bin/spark-submit"), "");
    expect(findSpark({ PATH: path, SPARK_HOME: home }, join(venv, "bin"))).toEqual({ program: join(own, "bin/spark-submit"), home: own });
  });
});

describe("one process in the place of a cluster", () => {
  it.each<[string, Record<string, Json>, number]>([
    ["cores of all executors", { "spark.executor.cores": 2, "spark.executor.instances": "3" }, 6],
    ["the processors that there are", { "spark.executor.cores": 8, "spark.executor.instances": 3 }, 16],
    [
      "the most executors",
      { "spark.executor.cores": 1, "spark.dynamicAllocation.enabled": "True", "spark.dynamicAllocation.maxExecutors": 5 },
      5,
    ],
    ["one for what is not known yet", { "spark.executor.cores": "${{parent.inputs.cores}}", "spark.executor.instances": 2 }, 2],
    ["one", {}, 1],
  ])("has as many threads as %s", (_, conf, cores) => expect(localCores(conf, 16)).toBe(cores));

  it.each([
    ["1g", "2048m", "2048m"],
    ["3G", "2048", "3G"],
    ["1t", "900gb", "1t"],
    ["1g", "all", "1g"],
    [undefined, "2g", "2g"],
  ])("has the memory of driver %s or executor %s: %s", (driver, executor, memory) => {
    const given = Object.entries({ "spark.driver.memory": driver, "spark.executor.memory": executor });
    const conf = localConf(new Map(given.flatMap(([key, value]) => (value === undefined ? [] : [[key, value]]))));
    expect(conf.get("spark.driver.memory")).toBe(memory);
    expect(conf.has("spark.executor.memory")).toBe(false);
  });

  it("takes as many of the run's places as it has threads", async () => {
    const cores = Math.min(2, availableParallelism());
    recordingSpark();
    const two = spark({ code: code() }, {}, { conf: { ...sizes, "spark.executor.instances": 2 } });
    const run = await runOne(two, { maxParallel: 8 });
    expect(submitted(await logOf(run, "it")).args[1]).toBe(`local[${cores}]`);
    const one = await runOne({ ...two, local: { cpus: 1 } }, { maxParallel: 8 });
    expect(submitted(await logOf(one, "it")).args[1]).toBe("local[1]");
  });
});

describe("what keeps a Spark application from running", () => {
  const conda = (...pip: string[]): InlineEnvironment => ({ kind: "inline", image: "i", conda: { dependencies: ["python", { pip }] } });

  it("is told before anything runs: no Spark, no Java", async () => {
    withoutSpark(temporaryFolder("empty"));
    const node = spark({ code: code() });
    // Whether the machine has a Java of its own in /usr/bin is not this test's matter.
    const home = temporaryFolder("java");
    vi.stubEnv("JAVA_HOME", home);
    expect((await refusal(node)).map((text) => text.replaceAll(home, "<home>"))).toMatchInlineSnapshot(`
      [
        "AZML555: node "it" is run by Spark, and there is none: spark-submit is not on PATH, and SPARK_HOME is not set; pip install pyspark, or --env it=venv with pyspark among the packages of the component's conda file",
        "AZML556: node "it" is run by Spark, which needs Java: JAVA_HOME is <home>, which has no bin/java; correct JAVA_HOME, or unset it",
      ]
    `);
    const inVenv = spark({ code: code(), environment: conda("pyspark[sql]==3.5.5") });
    const venv: LocalCreateJobOptions = { environments: { all: "venv" } };
    expect((await refusal(inVenv, venv)).map((text) => text.slice(0, 7))).toEqual(["AZML556"]);
    const other = spark({ code: code(), environment: conda("pyspark-client==4.0.0") });
    expect((await refusal(other, venv)).map((text) => text.slice(0, 7))).toEqual(["AZML555", "AZML556"]);
  });

  it("is told before anything runs: files that do not exist, a class without a jar, a container", async () => {
    recordingSpark();
    const source = code();
    const node = spark({
      code: source,
      entry: { file: "mian.py" },
      pyFiles: ["lib.zip"],
      jars: ["https://x/a.jar"],
      archives: ["d.zip#d"],
    });
    expect((await refusal(node)).map((text) => text.replaceAll(source.path, "<code>"))).toMatchInlineSnapshot(`
      [
        "AZML503: file "mian.py" of Spark component "application" does not exist; looked for <code>/mian.py",
        "AZML503: file "lib.zip" of Spark component "application" does not exist; looked for <code>/lib.zip",
        "AZML503: file "d.zip" of Spark component "application" does not exist; looked for <code>/d.zip",
      ]
    `);
    const classy = spark({ code: source, entry: { className: "Main" }, environment: conda() });
    expect(await refusal(classy, { environments: { all: "docker" } })).toMatchInlineSnapshot(`
      [
        "AZML557: Spark component "application" begins at a class, and has no jar to find it in; name a file of the code, \`entry: { file: main.py }\`, or the class's jar first among \`jars\`",
        "AZML562: node "it" is a Spark application, and those do not run in containers here; --env it=venv, or =host",
      ]
    `);
  });
});

const real = realSpark();
tellSkipped("tests with a real Spark", "lack" in real ? real.lack : undefined);

const counting = `import argparse, json, os
from pyspark import SparkFiles
from pyspark.sql import SparkSession
from tools import shout

parser = argparse.ArgumentParser()
parser.add_argument("--words")
parser.add_argument("--counts")
args = parser.parse_args()
spark = SparkSession.builder.getOrCreate()
with open(SparkFiles.get("stop.txt")) as file:
    stop = set(file.read().split())
words = spark.sparkContext.textFile(args.words).flatMap(str.split).filter(lambda word: word not in stop)
counts = words.map(lambda word: (shout(word), 1)).reduceByKey(lambda a, b: a + b).toDF(["word", "n"])
counts.orderBy("word").coalesce(1).write.csv(args.counts)
with open(os.environ["AZML_METRICS_FILE"], "a") as file:
    file.write(json.dumps({"type": "metric", "key": "words", "value": counts.count()}) + "\\n")
print("master", spark.sparkContext.master, spark.conf.get("spark.sql.shuffle.partitions"))
`;

// A JVM and its Python take ten seconds to start, and a first installation minutes.
describe.skipIf("lack" in real)("a real Spark", { timeout: 600_000 }, () => {
  test("counts words, with files of its code and what it was given, for a step that reads them", async () => {
    const application = spark(
      {
        code: code({ "main.py": counting, "lib/tools.py": "def shout(word):\n    return word.upper()\n", "stop.txt": "the\n" }),
        pyFiles: ["lib/tools.py"],
        files: ["stop.txt"],
        inputs: { words: { kind: "uri_file" } },
        outputs: { counts: { kind: "uri_folder" } },
        args: "--words ${{inputs.words}} --counts ${{outputs.counts}}/csv",
        conf: { ...sizes, "spark.sql.shuffle.partitions": 3 },
        ...("environment" in real && real),
      },
      { words: localAsset("uri_file", join(filesIn({ "some words.txt": "the cat the dog\na cat\n" }), "some words.txt")) },
    );
    const show = command(
      component("show", "cat ${{inputs.counts}}/csv/*.csv > ${{outputs.all}}", {
        inputs: { counts: { kind: "uri_folder" } },
        outputs: { all: { kind: "uri_file" } },
      }),
      { counts: "${{parent.jobs.count.outputs.counts}}" },
    );
    const options: LocalCreateJobOptions = "environment" in real ? { environments: { nodes: { count: "venv" } } } : {};
    const run = await runToEnd(job(pipeline({ count: application, show })), options, await workspaceForSpark());
    expect(run.record.failure).toBeUndefined();
    expect(linesOf(run, "show/outputs/all")).toEqual(["A,1", "CAT,2", "DOG,1"]);
    expect(run.record.nodes[0]?.metrics).toEqual({ words: 3 });
    const log = readFileSync(join(run.record.where, "count/user_logs/std_log.txt"), "utf8");
    expect(log).toContain("master local[1] 3");
    expect(log).not.toContain(" INFO ");
  });
});
