import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";

interface Job {
  readonly nodes: readonly {
    readonly path: string;
    readonly status: string;
    readonly outputs?: Readonly<Record<string, { path?: string; value?: unknown }>>;
  }[];
}

/** The text of every file among the outputs of a job's nodes, and the status of every node. Where a run lies is left out. */
export function bodyFilesOf(job: Job): Record<string, string> {
  const texts: Record<string, string> = {};
  for (const { path, status, outputs } of job.nodes) {
    texts[path] = status;
    for (const [name, { path: place, value }] of Object.entries(outputs ?? {})) {
      if (place === undefined) texts[`${path}.${name}`] = JSON.stringify(value);
      else for (const [file, text] of filesBelow(place)) texts[`${path}.${name}${file}`] = text;
    }
  }
  return Object.fromEntries(Object.entries(texts).map(([name, text]) => [name, text.replace(/\/[^\n]*\/\.azml\/runs\/\w+/g, "<run>")]));
}

function filesBelow(path: string, below = ""): [string, string][] {
  if (!statSync(path).isDirectory()) return [[below, readFileSync(path, "utf8")]];
  return readdirSync(path).flatMap((name) => filesBelow(join(path, name), `${below}/${name}`));
}
