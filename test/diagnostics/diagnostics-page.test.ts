import { expect, it } from "vitest";
import { diagnosticsPage } from "../../scripts/write-diagnostics-page.js";
import { ranges } from "../../src/diagnostics/codes/ranges.js";
import { codes } from "../../src/diagnostics/codes/table.js";

it("docs/diagnostics.md is what the table of codes says (scripts/write-diagnostics-page.ts writes it)", async () => {
  await expect(diagnosticsPage()).toMatchFileSnapshot("../../docs/diagnostics.md");
});

it("the page has a section for every code, and a heading for every range", () => {
  const page = diagnosticsPage();
  for (const code of Object.keys(codes)) {
    expect(page).toContain(`<a id="${code}"></a>\n\n### ${code}: `);
    expect(ranges).toHaveProperty(code.charAt("AZML".length));
  }
});
