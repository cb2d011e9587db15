import { createWriteStream, existsSync, openSync } from "node:fs";
import { once } from "node:events";
import { beforeAll, describe, expect, it } from "vitest";
import { azml, countingProject } from "./support.js";

describe("azml whose output cannot be written", () => {
  let folder = "";
  beforeAll(() => {
    folder = countingProject();
  });

  it.each([["--plain"], ["--json"]])("cancels its run quietly when nobody reads any more: run %s", async (...flags) => {
    const name = `unread${flags.join("")}`;
    const running = azml(folder, ["run", ".", "--no-as-azure", "--input", "note=wait", "--name", name, ...flags]);
    let text = "";
    for await (const chunk of running.stdout!) {
      text += String(chunk);
      // Leaving the loop closes the pipe, as `head` does; the run writes on when it has been canceled from elsewhere.
      if (text.includes("waiting")) break;
    }
    await azml(folder, ["job", "cancel", name]);
    const { stderr, exitCode } = await running;
    expect({ stderr, exitCode }).toEqual({ stderr: "", exitCode: 130 });
    const { stdout } = await azml(folder, ["job", "show", name]);
    expect(stdout).toContain(`${name} Canceled`);
  });

  it("ends quietly when nobody reads", async () => {
    const running = azml(folder, ["explain"]);
    running.stdout!.destroy();
    await once(running.stdout!, "close");
    const { stderr, exitCode } = await running;
    expect({ stderr, exitCode }).toEqual({ stderr: "", exitCode: 130 });
  });

  it.runIf(existsSync("/dev/full"))("says what is in the way", async () => {
    const full = createWriteStream("/dev/full", { fd: openSync("/dev/full", "w") });
    for (const args of [["run", ".", "--no-as-azure"], ["job", "list"], ["--help"]]) {
      const { stderr, exitCode } = await azml(folder, args, { stdout: full });
      const message = "error AZML716: the output cannot be written: ENOSPC: no space left on device, write\n";
      expect({ stderr, exitCode }).toEqual({ stderr: message, exitCode: 1 });
    }
    full.destroy();
  });
});
