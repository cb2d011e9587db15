import { chromium } from "playwright-core";
import { readFileSync } from "node:fs";
const address = readFileSync("/tmp/serve.log","utf8").trim();
const b = await chromium.launch({ executablePath: "/usr/bin/chromium", args: ["--no-sandbox"] });
const shots = process.argv.slice(2);
for (const scheme of ["light","dark"]) {
  const c = await b.newContext({ colorScheme: scheme, viewport: { width: 1440, height: 860 } });
  const p = await c.newPage();
  p.on("console", (m) => { if (m.type()==="error"||m.type()==="warning") console.log(scheme, m.type(), m.text().slice(0,300)); });
  p.on("pageerror", (e) => console.log("pageerror", String(e).slice(0,300)));
  await p.goto(address); await p.waitForTimeout(1200);
  await p.screenshot({ path: `/tmp/shots/jobs-${scheme}.png` });
  let i=0;
  for (const s of shots) { await p.goto(new URL(s, address).href); await p.waitForTimeout(2500); await p.screenshot({ path: `/tmp/shots/${i++}-${scheme}.png` }); }
  await c.close();
}
await b.close();
