import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, beforeEach, vi } from "vitest";
import type { AzureWorkspaceOptions } from "../../../src/workspace/azure/open-azure-workspace.js";
import type { Workspace } from "../../../src/workspace/workspace.js";
import { type Azurite, startAzurite } from "./azurite.js";
import { FakeService } from "./fake-service.js";
import { FlakyStorage } from "./flaky-storage.js";
import { workspaceOf } from "./workspace-of.js";

export interface AzureParts {
  readonly azurite: Azurite;
  /** What blobs go through. */
  readonly storage: FlakyStorage;
  readonly service: FakeService;
  /** A workspace of that service, which looks at jobs often. */
  readonly workspace: Workspace;
  /** A folder that is gone when the test has ended. */
  readonly folder: string;
  /** What azml takes for the user's folder of caches. */
  readonly cache: string;
}

/** Gives each test of a file a service of its own; its blob store is that of all of them. */
export function useAzure(
  given: (parts: AzureParts) => void,
  options: Partial<AzureWorkspaceOptions> & { readonly token?: string } = {},
): void {
  let azurite: Azurite;
  beforeAll(async () => {
    azurite = await startAzurite();
  });
  afterAll(() => azurite.stop());
  beforeEach(async () => {
    const cache = mkdtempSync(path.join(tmpdir(), "azml-cache-"));
    vi.stubEnv("XDG_CACHE_HOME", cache);
    const storage = await FlakyStorage.start(azurite);
    const service = await FakeService.start(storage.azurite);
    const workspace = await workspaceOf(service, storage.azurite, { polling: { least: 0.01, most: 0.01 }, git: false, ...options });
    const folder = mkdtempSync(path.join(tmpdir(), "azml-azure-"));
    given({ azurite, storage, service, workspace, folder, cache });
    return async () => {
      await workspace.close();
      await service.stop();
      await storage.stop();
      rmSync(folder, { recursive: true });
      rmSync(cache, { recursive: true });
      vi.unstubAllEnvs();
    };
  });
}
