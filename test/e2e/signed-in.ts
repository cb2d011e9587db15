import { chmodSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Azurite } from "../workspace/azure/azurite.js";
import type { FakeService } from "../workspace/azure/fake-service.js";

/** A folder with an `az` that is signed in, which is one of the ways in which people are. */
function signedIn(token: string): string {
  const folder = mkdtempSync(join(tmpdir(), "azml-az-"));
  const answer = JSON.stringify({
    accessToken: token,
    expiresOn: "2099-01-01 00:00:00.000000",
    expires_on: 4_070_908_800,
    tokenType: "Bearer",
  });
  writeFileSync(join(folder, "az"), `#!/bin/sh\necho '${answer}'\n`);
  chmodSync(join(folder, "az"), 0o755);
  return folder;
}

/** Variables of a program that is signed in, and whose requests go to `service` and whose blobs to `azurite`. */
export function signedInEnvironment(service: FakeService, azurite: Azurite, token = "a.b.c"): Record<string, string> {
  return {
    PATH: `${signedIn(token)}:${process.env["PATH"]}`,
    AZML_ARM_ENDPOINT: service.endpoint,
    AZML_BLOB_ENDPOINT: azurite.endpoint,
    AZURE_TOKEN_CREDENTIALS: "dev",
  };
}
