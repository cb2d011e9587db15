import type { IncomingMessage } from "node:http";

export const subscription = "00000000-0000-0000-0000-000000000000";
/** ARM id of the workspace. */
export const workspace = `/subscriptions/${subscription}/resourceGroups/rg/providers/Microsoft.MachineLearningServices/workspaces/ws`;

export interface Recorded {
  readonly method: string;
  /** Below the workspace; `<WS>` for the workspace itself. */
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  readonly headers: IncomingMessage["headers"];
  /** The bytes that came, as text. */
  readonly body: string;
}

export interface Reply {
  readonly status: number;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** A run that goes through these states, one step at each look at the job. */
export interface Script {
  /** Status of the job at each look; the last one stays. */
  readonly job: readonly string[];
  /** Error of the job, as run history has it. */
  readonly error?: unknown;
  /** Status of each node at each look, and what its log holds by then. */
  readonly nodes?: Readonly<
    Record<
      string,
      readonly { readonly status: string; readonly log?: string; readonly error?: unknown; readonly properties?: Record<string, string> }[]
    >
  >;
}

/** There is nothing at a path. */
export function notFound(path: string): Reply {
  return { status: 404, body: { error: { code: "ResourceNotFound", message: `not found: ${path}` } } };
}
