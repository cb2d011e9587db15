// Writes docs/diagnostics.md from the table of codes:
//   node --import @oxc-node/core/register scripts/write-diagnostics-page.ts
import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import type { CodeEntry } from "../src/diagnostics/codes/entry.js";
import { ranges } from "../src/diagnostics/codes/ranges.js";
import { codes } from "../src/diagnostics/codes/table.js";

const intro = `# Diagnostics

Every problem that azml reports has a code. \`azml explain AZML204\` prints what stands here.
`;

/** The page: a section for each code, grouped by range; the anchor of a section is its code. */
export function diagnosticsPage(): string {
  const all: readonly (readonly [string, CodeEntry])[] = Object.entries(codes);
  const groups = Object.entries(ranges).flatMap(([digit, title]) => {
    const sections = all.filter(([code]) => code.startsWith(`AZML${digit}`)).sort(([a], [b]) => (a < b ? -1 : 1));
    return sections.length === 0 ? [] : [[`## ${title}\n`, ...sections.map(([code, entry]) => section(code, entry))].join("\n")];
  });
  return [intro, ...groups].join("\n");
}

function section(code: string, { title, cause, cure, example, source }: CodeEntry): string {
  const parts = [`<a id="${code}"></a>`, "", `### ${code}: ${title}`, "", cause, "", `**What to do:** ${cure}`];
  if (example) parts.push("", `\`\`\`${language(code, example)}`, example, "```");
  if (source) parts.push("", `Source: <${source}>`);
  return `${parts.join("\n")}\n`;
}

/** Examples are TypeScript, but for those of files and of the command line. */
function language(code: string, example: string): string {
  if (/^(?:[A-Z_]+=\S+ )?(?:azml|npx?|az) /.test(example)) return "sh";
  return /^(?:\$schema|[a-z_]+:)/.test(example) || code.startsWith("AZML4") ? "yaml" : "ts";
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const file = fileURLToPath(new URL("../docs/diagnostics.md", import.meta.url));
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, diagnosticsPage());
}
