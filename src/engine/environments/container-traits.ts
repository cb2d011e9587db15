/** What a tool that runs containers says of itself, as far as it matters here. */
export interface ContainerTraits {
  /** docker may be podman under another name. */
  readonly name: "docker" | "podman";
  /** Containers run as whoever started the tool: their root is nobody else outside. */
  readonly isRootless: boolean;
  /** Name of this machine in a container, where what listens to this machine's loopback is found; undefined where that is not to be had. */
  readonly loopback: string | undefined;
  /** Arguments of `run` that every container needs. */
  readonly options: readonly string[];
  /** The OCI runtime that podman takes; docker's is its daemon's business. */
  readonly runtime?: unknown;
}

/** Docker's own name for the system of the machine that Docker Desktop runs containers in. */
const desktop = "Docker Desktop";

/**
 * Reads what `docker info` or `podman info` prints as JSON.
 *
 * On Linux containers have the network of this machine, so that its loopback is theirs. Elsewhere they run in a machine of their own, which has a
 * name for this one: `host.docker.internal` (Docker Desktop's documentation, "Networking"), `host.containers.internal` (podman-run(1)). What a docker
 * without root calls the machine's network is one of its own (Docker's documentation, "Rootless mode").
 */
export function traitsIn(info: unknown, platform: NodeJS.Platform): ContainerTraits | { readonly lack: string } {
  const host = field(info, "host");
  if (host !== undefined) {
    const security = field(host, "security");
    const isRootless = field(security, "rootless") === true;
    const network = platform === "linux" ? own : elsewhere("host.containers.internal");
    const options = [...network.options, ...labels(field(security, "selinuxEnabled") === true)];
    return { name: "podman", isRootless, ...network, options, runtime: field(field(host, "ociRuntime"), "name") };
  }
  const errors = texts(field(info, "ServerErrors"));
  if (errors.length > 0) return { lack: errors.join("; ") };
  const security = texts(field(info, "SecurityOptions"));
  const has = (name: string): boolean => security.some((option) => option.split(",").includes(`name=${name}`));
  const isRootless = has("rootless");
  const isElsewhere = platform !== "linux" || field(info, "OperatingSystem") === desktop;
  const network = isElsewhere ? elsewhere("host.docker.internal") : isRootless ? elsewhere(undefined) : own;
  // Where the daemon maps users, files of the caller are nobody's in a container.
  const users = has("userns") ? ["--userns", "host"] : [];
  return { name: "docker", isRootless, ...network, options: [...network.options, ...users, ...labels(has("selinux"))] };
}

type Network = Pick<ContainerTraits, "loopback" | "options">;

const own: Network = { loopback: "127.0.0.1", options: ["--network", "host"] };

function elsewhere(loopback: string | undefined): Network {
  return { loopback, options: [] };
}

/** SELinux lets a container read only what is labeled for containers, and nobody wants their data labeled anew. */
function labels(isEnforced: boolean): readonly string[] {
  return isEnforced ? ["--security-opt", "label=disable"] : [];
}

function field(value: unknown, name: string): unknown {
  return typeof value === "object" && value !== null && name in value ? (value as Record<string, unknown>)[name] : undefined;
}

function texts(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((one) => typeof one === "string") : [];
}
