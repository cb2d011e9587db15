import { Hono } from "hono";
import { HTTPException } from "hono/http-exception";
import { getPath } from "hono/utils/url";
import type { NodePath } from "../events/run-event.js";
import { GuardError } from "../guard/guard-error.js";
import { hasLeft } from "../server/has-left.js";
import { readJsonObject } from "../server/read-body.js";
import type { ServerEnv } from "../server/server-env.js";
import { deleteArtifact, giveArtifact, listArtifacts, takeArtifact } from "./artifacts/serve-artifacts.js";
import type { Call } from "./call.js";
import { Fields } from "./fields.js";
import { largestBatch } from "./limits.js";
import { invalid, MlflowError } from "./mlflow-error.js";
import { routes } from "./routes.js";

/** What is served: everything of a call but its fields and who asks. */
export interface Served extends Omit<Call, "fields" | "node" | "differs"> {
  /** Something is answered that Azure ML would answer otherwise. */
  readonly onDifference: (node: NodePath, ...told: Parameters<Call["differs"]>) => void;
  /** A client asked for what is not there. */
  readonly onUnknown: (method: string, path: string) => void;
  /** A request failed for no fault of its client's. */
  readonly onFailure: (error: unknown) => void;
}

/** Largest body of a request that is no file, in bytes. */
const largestBody = 32 * 1024 * 1024;

const api = "/api/2.0/mlflow";
const artifacts = "/api/2.0/mlflow-artifacts/artifacts";

/** Answers MLflow's REST API 2.0 to processes of nodes. */
export function trackingApp(served: Served): Hono<ServerEnv<NodePath>> {
  const { book, store, registry, warn, onDifference, onUnknown, onFailure } = served;
  // MLflow's pages ask under another name for the same.
  const app = new Hono<ServerEnv<NodePath>>({ getPath: (request) => getPath(request).replace(/^\/ajax-api\//, "/api/") });

  for (const [route, handler] of Object.entries(routes)) {
    const [method = "", path = ""] = route.split(" ");
    app.on(method, `${api}/${path}`, async (c) => {
      const body = await readJsonObject(c.env.incoming, path === "runs/log-batch" ? largestBatch : largestBody);
      const fields = new Fields({ ...fieldsOf(c.req.queries()), ...body, ...c.req.param() });
      const { caller: node } = c.env;
      const result = await handler({ fields, node, book, store, registry, warn, differs: (...told) => onDifference(node, ...told) });
      // Nobody hears that something was taken before it is in the store.
      book.commit();
      return c.json(result);
    });
  }

  app.get(artifacts, (c) => c.json(listArtifacts(c.req.query("path") ?? "", served)));
  app.get(`${artifacts}/*`, (c) => giveArtifact(c, artifactOf(c.req.path), served));
  app.put(`${artifacts}/*`, async (c) => c.json(await takeArtifact(artifactOf(c.req.path), c.env.incoming, book)));
  app.delete(`${artifacts}/*`, (c) => c.json(deleteArtifact(artifactOf(c.req.path), book)));

  // What this server is not: one with workspaces, or with multipart uploads.
  app.get("/api/3.0/mlflow/server-info", (c) => c.json({ store_type: "azml", workspaces_enabled: false }));

  app.notFound((c) => {
    const [method, path] = [c.req.method, decodeURIComponent(c.req.path)];
    onUnknown(method, path);
    const told = new MlflowError(
      "ENDPOINT_NOT_FOUND",
      `azml's tracking endpoint has no ${method} ${path}. docs/tracking.md lists what it has.`,
    );
    return c.json(told.body, told.status);
  });

  app.onError((error, c) => {
    // Of a client that has gone away there is nobody to tell.
    if (hasLeft(c.env)) return c.body(null);
    const told = error instanceof GuardError || error instanceof HTTPException ? invalid(error.message) : error;
    if (told instanceof MlflowError) return c.json(told.body, told.status);
    onFailure(told);
    return c.json({ error_code: "INTERNAL_ERROR", message: told.message }, failed);
  });

  return app;
}

/** Status of what could not be kept. MLflow's clients try for minutes again when they get 500. */
const failed = 507;

/** What follows `mlflow-artifacts/artifacts/`. A slash that is written `%2F` is one, too. */
function artifactOf(path: string): string {
  return decodeURIComponent(path).slice(artifacts.length + 1);
}

/** A field that comes more than once is a list. */
function fieldsOf(queries: Readonly<Record<string, string[]>>): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(queries).map(([name, all]) => [name, all.length === 1 ? all[0] : all]));
}
