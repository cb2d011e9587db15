import { once } from "node:events";
import { type AddressInfo, createServer } from "node:net";

/** Ports of this machine's loopback that nobody listens at, each another. */
export async function freePorts(count: number): Promise<number[]> {
  // All are held until the last is found, so that none is found twice.
  const servers = await Promise.all(
    Array.from({ length: count }, async () => {
      const server = createServer().listen(0, "127.0.0.1");
      await once(server, "listening");
      return server;
    }),
  );
  const ports = servers.map((server) => (server.address() as AddressInfo).port);
  await Promise.all(servers.map(async (server) => once(server.close(), "close")));
  return ports;
}
