import { existsSync } from "node:fs";
import { join } from "node:path";
import type { CommandValue } from "../command-text.js";
import { NodeFailure } from "../node-failure.js";
import { filesElsewhere } from "../parallel/read-mltable.js";

/** What lies at a path, and, where that is a table (`MLTable`), in the files that it names elsewhere. */
export async function pathContent(path: string, content: (path: string) => Promise<string>): Promise<unknown> {
  const { files } = elsewhere(path);
  return files.length === 0 ? content(path) : [await content(path), ...(await Promise.all(files.map(content)))];
}

/** Of an input that is a table of which nobody can say what it is made of: why a result does not depend on it for sure. */
export function unknownTable(inputs: ReadonlyMap<string, CommandValue>): string | undefined {
  for (const [name, { text, isPath }] of inputs) {
    const { because } = isPath ? elsewhere(text) : {};
    if (because !== undefined) return `its result is not used again, as it is not known what table "${name}" is made of: ${because}`;
  }
  return undefined;
}

function elsewhere(path: string): { readonly files: readonly string[]; readonly because?: string } {
  try {
    return { files: existsSync(join(path, "MLTable")) ? filesElsewhere(path) : [] };
  } catch (error) {
    if (error instanceof NodeFailure) return { files: [], because: error.message };
    throw error;
  }
}
