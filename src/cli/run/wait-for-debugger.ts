import { AzmlError } from "../../diagnostics/azml-error.js";
import type { Terminal } from "../terminal.js";

const usualPort = 9229;

/** Opens this process to a debugger and waits until one has come; it stops here, as with `node --inspect-brk` at the start of a program. */
export async function waitForDebugger(port: number | true, { stderr }: Terminal): Promise<void> {
  const inspector = await import("node:inspector");
  const at = port === true ? usualPort : port;
  inspector.open(at, "127.0.0.1");
  const url = inspector.url();
  if (url === undefined) {
    const message = `no debugger can come to port ${at}: something else listens there`;
    throw new AzmlError([{ code: "AZML730", severity: "error", message, hint: "give another one: --inspect-brk 9230" }]);
  }
  stderr.write("azml waits for a debugger: chrome://inspect, or Attach in your editor.\n");
  inspector.waitForDebugger();
  // Breakpoints can be set here, before the user's file is loaded.
  // oxlint-disable-next-line no-debugger
  debugger;
}
