import { spawnSync } from "node:child_process";

/** Why packages of Debian's cannot be installed; undefined when they now are. */
export function installDebian(packages: readonly string[]): string | undefined {
  if (process.getuid?.() !== 0 || spawnSync("apt-get", ["--version"]).status !== 0) return "Debian's packages cannot be installed";
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  const install = () => spawnSync("apt-get", ["install", "--yes", "--no-install-recommends", ...packages], { env, encoding: "utf8" });
  let { status, stderr } = install();
  // A new machine may not know the packages yet.
  if (status !== 0 && spawnSync("apt-get", ["update"], { env }).status === 0) ({ status, stderr } = install());
  return status === 0 ? undefined : (stderr.trim().split("\n").at(-1) ?? "");
}
