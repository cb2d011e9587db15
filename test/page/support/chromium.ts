import { spawnSync } from "node:child_process";
import { installDebian } from "../../engine/support/debian.js";

const places = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

/** Where Chromium is. */
export function chromium(): string | undefined {
  return places.find((place) => spawnSync(place, ["--version"]).status === 0);
}

/** Why there is no Chromium; undefined when there is. Where Debian's can be installed, it is. */
export function chromiumLack(): string | undefined {
  if (chromium() !== undefined) return undefined;
  const trouble = installDebian(["chromium"]);
  if (trouble !== undefined) return `Chromium cannot be installed: ${trouble}`;
  return chromium() === undefined ? "Chromium is not there" : undefined;
}
