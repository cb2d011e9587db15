// Takes the pictures of the page that README shows, of real runs of samples 2 and 3. `npm run build` comes first; needs
// Chromium (`apt-get install chromium`).
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { chromium } from "playwright-core";
import { openLocalWorkspace } from "../src/workspace/local/open-local-workspace.ts";
import { startPage } from "../src/page/start-page.ts";

const project = mkdtempSync(join(tmpdir(), "azml-"));
const folder = join(project, "samples", ".azml");
const shots = [
  { name: "graph", sample: "02-decorated-components", job: "graph", search: "node=train_with_sample_data&tab=metrics" },
  { name: "sweep", sample: "03-hyperparameter-sweep", job: "sweep", search: "view=sweep" },
];

for (const { sample, job } of shots) {
  const args = ["dist/cli/main.js", "run", `samples/${sample}`, "--name", job, "--local-workspace", folder, "--plain"];
  const { status, stderr } = spawnSync(process.execPath, args, { encoding: "utf8" });
  if (status !== 0) throw new Error(stderr);
}
const workspace = await openLocalWorkspace({ folder });
const page = await startPage(workspace, { version: "", studio: resolve("dist/studio") });
const browser = await chromium.launch({ executablePath: "/usr/bin/chromium", args: ["--no-sandbox"] });
try {
  for (const colorScheme of /** @type {const} */ (["light", "dark"])) {
    const context = await browser.newContext({ colorScheme, viewport: { width: 1280, height: 720 } });
    const tab = await context.newPage();
    await tab.goto(page.address);
    for (const { name, job, search } of shots) {
      await tab.goto(`http://127.0.0.1:${page.port}/jobs/${job}?${search}`);
      await tab.waitForLoadState("load");
      // The graph is laid out, and shown whole, by a worker.
      await tab.waitForTimeout(2000);
      await tab.screenshot({ path: `docs/images/${name}-${colorScheme}.png` });
    }
    await context.close();
  }
} finally {
  await browser.close();
  await page.close();
  await workspace.close();
  rmSync(project, { recursive: true });
}
