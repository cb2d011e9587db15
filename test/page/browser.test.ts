import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { type Browser, type BrowserContextOptions, chromium, type Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from "vitest";
import { startPage } from "../../src/page/start-page.js";
import type { Workspace } from "../../src/workspace/workspace.js";
import { command, component, job, pipeline } from "../engine/support/job-builder.js";
import { runToEnd, temporaryFolder, temporaryWorkspace } from "../engine/support/temporary-workspace.js";
import { chromium as chromiumPlace, chromiumLack } from "./support/chromium.js";

const lack = chromiumLack();
if (lack !== undefined) process.stderr.write(`The page is not tested in a browser: ${lack}\n`);

const studio = fileURLToPath(new URL("../../dist/studio", import.meta.url));
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

let browser: Browser;

/** The page of a workspace in a browser; nothing may fail in it, and it may say nothing to the console. */
async function opened(workspace: Workspace, path: string, options: BrowserContextOptions = {}, mayBeSaid = /^$/): Promise<Page> {
  const served = await startPage(workspace, { version: "1.2.3", studio });
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, ...options });
  const page = await context.newPage();
  const said: string[] = [];
  page.on("console", (message) => {
    if ((message.type() === "error" || message.type() === "warning") && !mayBeSaid.test(message.text())) said.push(message.text());
  });
  page.on("pageerror", (error) => said.push(String(error)));
  page.on("dialog", (dialog) => said.push(dialog.message()));
  onTestFinished(async () => {
    await context.close();
    await served.close();
    expect(said).toEqual([]);
  });
  await page.goto(served.address);
  await page.goto(`http://127.0.0.1:${served.port}${path}`);
  return page;
}

/** What axe finds wrong for people who cannot see or use a mouse. */
async function violations(page: Page): Promise<unknown> {
  // The page lets no script in but its own: this one comes by the debugger.
  await page.evaluate(axe);
  return page.evaluate(async () => {
    const { violations: found } = await (globalThis as unknown as { axe: { run(): Promise<{ violations: Found[] }> } }).axe.run();
    return found.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(" ")).join(", ")}`);
  });
}

interface Found {
  readonly id: string;
  readonly nodes: readonly { readonly target: readonly string[] }[];
}

const out = { outputs: { out: { kind: "uri_folder" } } } as const;
const three = pipeline({
  make: command(component("maker", "echo made; echo '<b>x</b>,1' > ${{outputs.out}}/t.csv", out)),
  use: command(component("user", "ls ${{inputs.data}}", { inputs: { data: { kind: "uri_folder" } } }), {
    data: "${{parent.jobs.make.outputs.out}}",
  }),
  fail: command(component("failer", "echo no good >&2; exit 3")),
});

describe.skipIf(lack !== undefined)("in a browser", () => {
  beforeAll(async () => {
    browser = await chromium.launch({ executablePath: chromiumPlace() ?? "", args: ["--no-sandbox"] });
  });
  afterAll(() => browser.close());

  it("a job is drawn, and a card opens the panel of its node", async () => {
    const { workspace } = await runToEnd(job(three, {}, { name: "three" }));
    const page = await opened(workspace, "/");
    await page.getByRole("row", { name: /three/ }).click();
    await page.getByText("maker", { exact: true }).click();
    const panel = page.getByRole("complementary", { name: "node make" });
    await expect.poll(() => panel.innerText()).toContain("echo made");
    await panel.getByRole("tab", { name: "Logs" }).click();
    await expect.poll(() => panel.getByRole("log").innerText()).toContain("made");
    await panel.getByRole("tab", { name: "Inputs & outputs" }).click();
    await panel.getByRole("button", { name: "t.csv" }).click();
    await expect.poll(() => panel.getByRole("table").innerText()).toContain("<b>x</b>");
    await page.keyboard.press("Escape");
    expect(page.url()).toContain("/jobs/three");
  });

  it("a run is followed from its start to its end without a reload", async () => {
    const workspace = await temporaryWorkspace();
    const flag = join(temporaryFolder(), "flag");
    const waits = pipeline({ wait: command(component("waiter", `while [ ! -e '${flag}' ]; do sleep 0.05; done`)) });
    const run = await workspace.jobs.create(job(waits, {}, { name: "live" }));
    const page = await opened(workspace, "/jobs/live");
    const card = page.locator(".card", { hasText: "wait" });
    await expect.poll(() => card.innerText()).toContain("Running");
    await page.evaluate(() => Object.assign(globalThis, { isSame: true }));
    writeFileSync(flag, "");
    await run.wait();
    await expect.poll(() => card.innerText()).toContain("Completed");
    await expect.poll(() => page.locator(".head").innerText()).toContain("Completed");
    expect(await page.evaluate(() => "isSame" in globalThis)).toBe(true);
  });

  it("keys are enough: / finds a node, arrows go along the edges, Escape closes the panel", async () => {
    const { workspace } = await runToEnd(job(three, {}, { name: "three" }));
    const page = await opened(workspace, "/jobs/three");
    await page.getByText("maker", { exact: true }).waitFor();
    await page.getByRole("region", { name: "graph of the job" }).focus();
    await page.keyboard.press("/");
    await page.keyboard.type("make");
    await page.keyboard.press("Enter");
    await page.getByRole("complementary", { name: "node make" }).waitFor();
    await page.getByRole("region", { name: "graph of the job" }).focus();
    await page.keyboard.press("ArrowDown");
    await page.getByRole("complementary", { name: "node use" }).waitFor();
    await page.keyboard.press("ArrowUp");
    await page.getByRole("complementary", { name: "node make" }).waitFor();
    await page.keyboard.press("Escape");
    await expect.poll(() => page.getByRole("complementary").count()).toBe(0);
  });

  it("what runs and people have written is text, and a report has no hold of the page", async () => {
    const script = "<img src=x onerror=\"document.title='taken'\"><script>document.title='taken'</script>";
    const report = "<body><script>try { parent.document.title = 'taken' } catch {} document.body.append('alone')</script>";
    const hostile = pipeline({
      a: command(
        component(`c${script}`, `cat <<'END'\n${script}\nEND\ncat > \${{outputs.out}}/report.html <<'END'\n${report}\nEND`, out),
        {},
        { displayName: script, description: script },
      ),
    });
    const { workspace } = await runToEnd(job(hostile, {}, { name: "hostile", displayName: script, tags: { [script]: script } }));
    const page = await opened(workspace, "/jobs/hostile?node=a&tab=logs");
    await expect.poll(() => page.getByRole("log").innerText()).toContain("onerror");
    await page.getByRole("tab", { name: "Inputs & outputs" }).click();
    await page.getByRole("button", { name: "report.html" }).click();
    await expect.poll(() => page.frameLocator("iframe").locator("body").innerText()).toContain("alone");
    await page.getByRole("tab", { name: "Overview" }).click();
    expect(await page.title()).toBe("azml");
  });

  it.each(["light", "dark"] as const)("axe finds nothing wrong in any view, %s", async (colorScheme) => {
    const { workspace } = await runToEnd(job(three, {}, { name: "three" }));
    const page = await opened(workspace, "/", { colorScheme });
    await page.getByRole("row", { name: /three/ }).waitFor();
    expect(await violations(page)).toEqual([]);
    await page.getByRole("row", { name: /three/ }).click();
    for (const card of ["maker", "failer"]) {
      await page.getByText(card, { exact: true }).click();
      for (const tab of ["Overview", "Inputs & outputs", "Metrics", "Logs", "Parameters & tags", "Code"]) {
        await page.getByRole("tab", { name: tab }).click();
        await page.waitForLoadState("networkidle").catch(() => {});
        expect(await violations(page), `${card}, ${tab}`).toEqual([]);
      }
    }
    await page.getByRole("tab", { name: "Timeline" }).click();
    expect(await violations(page)).toEqual([]);
  });

  it("a job that is not there is told of", async () => {
    const { workspace } = await runToEnd(job(three, {}, { name: "three" }));
    const page = await opened(workspace, "/jobs/four", {}, /404/);
    await page.getByText("This workspace has no job four.").waitFor();
  });

  it("a narrow window shows the panel over the graph, and nothing is wider than it", async () => {
    const { workspace } = await runToEnd(job(three, {}, { name: "three" }));
    const page = await opened(workspace, "/jobs/three?node=make", { viewport: { width: 320, height: 640 } });
    await page.getByRole("complementary", { name: "node make" }).waitFor();
    expect(await page.evaluate("document.documentElement.scrollWidth")).toBeLessThanOrEqual(320);
  });
});
