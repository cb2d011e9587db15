import type { IncomingMessage } from "node:http";
import { HTTPException } from "hono/http-exception";

/**
 * The body of a request as text.
 *
 * @param most bytes that it may have
 * @throws HTTPException 413 for a larger one, which is read to its end and dropped, so that the client comes to read the answer
 */
export async function readText(request: IncomingMessage, most: number): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size <= most) chunks.push(chunk);
    else chunks.length = 0;
  }
  if (size > most)
    throw new HTTPException(413, { message: `Requests of this kind must be at most ${most} bytes, got a request of size ${size}.` });
  return Buffer.concat(chunks).toString("utf8");
}

/**
 * The body of a request as a JSON object; an empty body is an empty one.
 *
 * @param most bytes that it may have
 * @throws HTTPException 413 for a larger one, 400 for what is no JSON object
 */
export async function readJsonObject(request: IncomingMessage, most: number): Promise<Readonly<Record<string, unknown>>> {
  const text = await readText(request, most);
  if (text.trim() === "") return {};
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new HTTPException(400, { message: "The body of the request is no JSON." });
  }
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    throw new HTTPException(400, { message: "The body of the request is no JSON object." });
  }
  return value as Readonly<Record<string, unknown>>;
}
