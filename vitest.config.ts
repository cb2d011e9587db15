import { defineConfig } from "vitest/config";

export default defineConfig({
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
