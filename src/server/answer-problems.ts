import type { HttpBindings } from "@hono/node-server";
import type { ErrorHandler } from "hono";
import { HTTPException } from "hono/http-exception";
import { hasLeft } from "./has-left.js";

/**
 * Answers for handlers that throw: an `HTTPException` with its own status and sentence, everything else with 500 and nothing of what it says, which is for
 * the caller of this alone. What fails because its client has left is no failure.
 *
 * @example app.onError(answerProblems((error) => log.warn(error)))
 */
export function answerProblems<E extends { Bindings: HttpBindings }>(onFailure: (error: unknown) => void): ErrorHandler<E> {
  return (error, c) => {
    if (error instanceof HTTPException) return c.text(`${error.message}\n`, error.status);
    if (!hasLeft(c.env)) onFailure(error);
    return c.text("The request could not be answered.\n", 500);
  };
}
