// Writes docs/azure-differences.md from the table of codes: npm run docs
import { writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { CodeEntry } from "../src/diagnostics/codes/entry.js";
import { codes } from "../src/diagnostics/codes/table.js";

const intro = `# Will Azure ML take it?

A job that runs on this machine can still fail on Azure ML, or come out differently there. \`azml validate\`, \`azml run\`, \`azml plan\` and
\`azml job create\` warn of what is known, each time with a code; \`--as-azure\` makes errors of the warnings, and \`--no-as-azure\` leaves them out.
\`npm run docs\` writes this page from the table of codes. Each entry names the public page or thread that shows what Azure ML does.

| code | what | why | what to do | source |
|---|---|---|---|---|
`;

/** The page: a row for each code that has a source. */
export function differencesPage(): string {
  const all: readonly (readonly [string, CodeEntry])[] = Object.entries(codes);
  const rows = all.flatMap(([code, { title, cause, cure, source }]) =>
    source === undefined
      ? []
      : [
          `| [${code}](diagnostics.md#${code}) | ${[title, cause, cure].map(cell).join(" | ")} | [${new URL(source).hostname}](${source}) |`,
        ],
  );
  return `${intro}${rows.sort().join("\n")}\n`;
}

function cell(text: string): string {
  return text.replaceAll("|", "\\|");
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  writeFileSync(fileURLToPath(new URL("../docs/azure-differences.md", import.meta.url)), differencesPage());
}
