import { spawn } from "node:child_process";
import { once } from "node:events";
import { createRequire } from "node:module";
import { createServer } from "node:net";
import path from "node:path";
import {
  BlobServiceClient,
  type ContainerClient,
  ContainerSASPermissions,
  generateBlobSASQueryParameters,
  StorageSharedKeyCredential,
} from "@azure/storage-blob";

const account = "devstoreaccount1";
/** The key that every azurite has; it is published with it. */
const key = "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==";

/** A blob service on this machine, in memory. */
export interface Azurite {
  /** Address of the account. */
  readonly endpoint: string;
  container(name: string): ContainerClient;
  /** A signature that may write to a container. */
  sas(container: string): string;
  stop(): Promise<void>;
}

export async function startAzurite(): Promise<Azurite> {
  const port = await freePort();
  const script = path.join(path.dirname(createRequire(import.meta.url).resolve("azurite/package.json")), "dist", "src", "blob", "main.js");
  const child = spawn(
    process.execPath,
    [
      script,
      "--inMemoryPersistence",
      "--silent",
      "--skipApiVersionCheck",
      "--disableTelemetry",
      "--blobHost",
      "127.0.0.1",
      "--blobPort",
      String(port),
    ],
    { stdio: ["ignore", "pipe", "inherit"] },
  );
  let output = "";
  for await (const chunk of child.stdout) {
    output += String(chunk);
    if (output.includes("successfully listens")) break;
  }
  const credential = new StorageSharedKeyCredential(account, key);
  const endpoint = `http://127.0.0.1:${port}/${account}`;
  const service = new BlobServiceClient(endpoint, credential);
  return {
    endpoint,
    container: (name) => service.getContainerClient(name),
    sas: (containerName) =>
      generateBlobSASQueryParameters(
        { containerName, permissions: ContainerSASPermissions.parse("racwl"), expiresOn: new Date(Date.now() + 3_600_000) },
        credential,
      ).toString(),
    async stop() {
      const ended = once(child, "exit");
      child.kill("SIGKILL");
      await ended;
    },
  };
}

/** A signature for a container that was good until a minute ago. */
export function expiredSas(containerName: string): string {
  const expiresOn = new Date(Date.now() - 60_000);
  const permissions = ContainerSASPermissions.parse("racwl");
  return generateBlobSASQueryParameters({ containerName, permissions, expiresOn }, new StorageSharedKeyCredential(account, key)).toString();
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  return typeof address === "object" && address !== null ? address.port : 0;
}
