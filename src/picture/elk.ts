import type { LayoutEngine } from "./layout.js";

/** The engine that lays graphs out. It is large: it is loaded only when a picture needs it. */
export async function elk(): Promise<LayoutEngine> {
  const { default: elkjs } = await import("elkjs/lib/elk.bundled.js");
  return new elkjs.default();
}
