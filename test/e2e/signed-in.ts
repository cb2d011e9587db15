import { chmodSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** A folder with an `az` that is signed in, which is one of the ways in which people are. */
export function signedIn(token: string): string {
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
