import { spawnSync } from "node:child_process";

const places = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

/** Where Chromium is. */
export function chromium(): string | undefined {
  return places.find((place) => spawnSync(place, ["--version"]).status === 0);
}

/** Why there is no Chromium; undefined when there is. Where Debian's can be installed, it is. */
export function chromiumLack(): string | undefined {
  if (chromium() !== undefined) return undefined;
  if (process.getuid?.() !== 0 || spawnSync("apt-get", ["--version"]).status !== 0) return "Chromium is not there, and cannot be installed";
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  const install = () => spawnSync("apt-get", ["install", "--yes", "--no-install-recommends", "chromium"], { env, encoding: "utf8" });
  let { status, stderr } = install();
  // A new machine may not know the packages yet.
  if (status !== 0 && spawnSync("apt-get", ["update"], { env }).status === 0) ({ status, stderr } = install());
  return status === 0 && chromium() !== undefined ? undefined : `Chromium cannot be installed: ${stderr.trim().split("\n").at(-1)}`;
}
