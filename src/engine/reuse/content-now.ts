import { randomUUID } from "node:crypto";

/** What a program would find at a path: a hash. Where nothing can be read it is like nothing that was there before. */
export async function contentNow(path: string, content: (path: string) => Promise<string>): Promise<string> {
  try {
    return await content(path);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === undefined) throw error;
    return `${code} ${randomUUID()}`;
  }
}
