import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

/** A file of a user's, loaded by a test, gets the `azml` that the test uses. (`test/metadata` puts an azml of its own beside its files.) */
const azmlFromSource = {
  name: "azml-from-source",
  enforce: "pre" as const,
  resolveId(source: string, importer: string | undefined) {
    if (source !== "azml" || importer?.includes("/.cache/toolchains/")) return null;
    return fileURLToPath(new URL("src/index.ts", import.meta.url));
  },
};

export default defineConfig({
  plugins: [azmlFromSource],
  oxc: { decorator: { legacy: true, emitDecoratorMetadata: true } },
  test: {
    include: ["test/**/*.test.ts"],
    globalSetup: "test/temporary-files.ts",
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // Most of the suite waits for processes that it has started: one worker less than there are processors would leave half of two idle.
    maxWorkers: "100%",
  },
});
