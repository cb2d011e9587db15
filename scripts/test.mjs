// The test command: every check, one after the other, and the whole suite. Goes on after a failure, so that one run
// tells everything; ends with `N passed, N failed`. `npm test -- NAME…` runs only the checks of those names.
import { spawnSync } from "node:child_process";
import { mkdirSync, readdirSync, readFileSync, rmSync } from "node:fs";

const results = ".cache/vitest.json";
/** @type {{ name: string, command: string, args: string[] }[]} */
const checks = [
  { name: "build", command: "npm", args: ["run", "--silent", "build"] },
  { name: "format", command: "npx", args: ["oxfmt", "--check"] },
  { name: "lint", command: "npx", args: ["oxlint", "--type-aware"] },
  { name: "types", command: "npx", args: ["tsc", "--noEmit", "-p", "."] },
  { name: "types of the page", command: "npx", args: ["tsc", "--noEmit", "-p", "studio"] },
  ...readdirSync("samples").map((sample) => ({ name: `types of ${sample}`, command: "npx", args: ["tsc", "-p", `samples/${sample}`] })),
  { name: "unused code", command: "npx", args: ["knip"] },
  { name: "package", command: "npx", args: ["attw", "--pack", "--profile", "esm-only"] },
  { name: "suite", command: "npx", args: ["vitest", "run", "--reporter=default", "--reporter=json", `--outputFile.json=${results}`] },
];

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !checks.some((check) => check.name === name));
if (unknown.length > 0) {
  console.error(`there is no check ${unknown.join(", ")}; checks are: ${checks.map((check) => check.name).join(", ")}`);
  process.exit(2);
}

mkdirSync(".cache", { recursive: true });
rmSync(results, { force: true });
let passed = 0;
let failed = 0;
let skipped = 0;
for (const { name, command, args } of checks) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  console.log(`\n── ${name}: ${command} ${args.join(" ")}`);
  const start = Date.now();
  // Vitest is as strict here as where CI is set: a snapshot that nothing asks for any more fails its file.
  const { status } = spawnSync(command, args, { stdio: ["ignore", "inherit", "inherit"], env: { ...process.env, CI: "true" } });
  const counts = name === "suite" ? readCounts() : undefined;
  if (counts) {
    passed += counts.numPassedTests;
    failed += counts.numFailedTests;
    skipped += counts.numPendingTests + counts.numTodoTests;
    // A file that cannot be loaded has no tests to fail, and fails all the same.
    if (status !== 0 && counts.numFailedTests === 0) failed++;
  } else if (status === 0) passed++;
  else failed++;
  console.log(`── ${name}: ${status === 0 ? "passed" : "FAILED"} in ${((Date.now() - start) / 1000).toFixed(1)} s`);
  if (name === "build" && status !== 0) break;
}
console.log(`\n${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ""}`);
process.exitCode = failed === 0 ? 0 : 1;

function readCounts() {
  try {
    return JSON.parse(readFileSync(results, "utf8"));
  } catch {
    return undefined;
  }
}
