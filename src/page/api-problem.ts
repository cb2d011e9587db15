import type { HttpBindings } from "@hono/node-server";
import type { ErrorHandler } from "hono";
import { HTTPException } from "hono/http-exception";
import { AzmlError } from "../diagnostics/azml-error.js";
import { GuardError } from "../guard/guard-error.js";
import { hasLeft } from "../server/has-left.js";

type Status = 400 | 404 | 500 | 502;

/** What a call of the page is answered with when it cannot be answered otherwise. */
export class ApiProblem extends Error {
  override readonly name = "ApiProblem";

  constructor(
    readonly status: Status,
    message: string,
    readonly code?: string,
  ) {
    super(message);
  }
}

/** Codes of what is not there: jobs and nodes, outputs and files. */
const missing: ReadonlySet<string> = new Set(["AZML514", "AZML515", "AZML543", "AZML590", "AZML612"]);

/** Answers for handlers that throw, as JSON. What is not the asker's matter is told only to `onFailure`. */
export function answerApiProblems<E extends { Bindings: HttpBindings }>(onFailure: (error: unknown) => void): ErrorHandler<E> {
  return (error, c) => {
    if (error instanceof HTTPException) return c.json({ error: { message: error.message } }, error.status);
    const known = problemOf(error);
    if (known === undefined && !hasLeft(c.env)) onFailure(error);
    const { status, code, message } = known ?? new ApiProblem(500, "The request could not be answered.");
    return c.json({ error: { ...(code !== undefined && { code }), message } }, status);
  };
}

function problemOf(error: Error): ApiProblem | undefined {
  if (error instanceof ApiProblem) return error;
  if (error instanceof GuardError) return new ApiProblem(400, error.message, error.code);
  if (error instanceof AzmlError) {
    const [first] = error.diagnostics;
    const { code, message } = first ?? { code: undefined, message: error.message };
    return new ApiProblem(code === undefined ? 400 : statusOf(code), message, code);
  }
  const { code } = error as NodeJS.ErrnoException;
  return code === "ENOENT" || code === "ENOTDIR" ? new ApiProblem(404, "There is no such file.") : undefined;
}

function statusOf(code: string): Status {
  if (missing.has(code)) return 404;
  // What Azure says, or what keeps azml from asking it.
  return code.startsWith("AZML6") ? 502 : 400;
}
