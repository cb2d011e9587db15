import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { describe, expect, it } from "vitest";
import { type Page, pages, repository } from "./pages.js";

/** Addresses of the links and pictures of a page, but for those of other sites. Code is no link. */
function linksOf({ text }: Page): string[] {
  const prose = text.replace(/^ *```.*?^ *```/gms, "").replace(/`[^`\n]*`/g, "code");
  return [...prose.matchAll(/\]\(([^)\s]+)\)/g)].flatMap(([, link = ""]) => (/^https?:/.test(link) ? [] : [link]));
}

/** Places in a page that a link can name: headings as GitHub calls them, and anchors. */
function anchorsOf(text: string): ReadonlySet<string> {
  const headings = [...text.matchAll(/^#+ (.+)$/gm)].map(([, heading = ""]) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N} _-]/gu, "")
      .replaceAll(" ", "-"),
  );
  return new Set([...headings, ...[...text.matchAll(/<a (?:id|name)="([^"]+)"/g)].map(([, id = ""]) => id)]);
}

describe("the pages", () => {
  it.each(pages().map((page) => [page.file, page] as const))("%s has no dead link", (file, page) => {
    const dead = linksOf(page).filter((link) => {
      const [path = "", anchor] = link.split("#");
      const target = path === "" ? join(repository, file) : join(repository, dirname(file), path);
      if (!existsSync(target)) return true;
      return anchor !== undefined && !anchorsOf(readFileSync(target, "utf8")).has(anchor);
    });
    expect(dead).toEqual([]);
  });

  it("are all reached from the README", () => {
    const readme = pages().find(({ file }) => file === "README.md");
    const linked = new Set((readme ? linksOf(readme) : []).map((link) => relative(repository, join(repository, link))));
    const samples = readdirSync(join(repository, "samples")).map((name) => join("samples", name));
    const wanted = [
      ...readdirSync(join(repository, "docs"))
        .filter((name) => name.endsWith(".md"))
        .map((name) => join("docs", name)),
      ...samples.map((sample) => `${sample}/`),
    ];
    expect(wanted.filter((one) => !linked.has(one) && !linked.has(one.replace(/\/$/, "")))).toEqual([]);
  });
});
