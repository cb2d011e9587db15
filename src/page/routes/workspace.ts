import { Hono } from "hono";
import { answer, type PageContext, type PageEnv } from "../page-context.js";
import type { WorkspaceView } from "../views.js";

export function workspaceRoute({ workspace: { kind, name }, version }: PageContext) {
  const view: WorkspaceView = { kind, name, version };
  return new Hono<PageEnv>().get("/api/workspace", (c) => answer(c, view));
}
