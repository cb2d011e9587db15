import { spawnSync } from "node:child_process";

/** R and the packages that samples use, as Debian has them. */
const packages = ["r-base-core", "r-cran-rpart", "r-cran-optparse"];

/** Why there is no R with these packages; undefined when there is. Where Debian's packages can be installed, they are. */
export function rLack(): string | undefined {
  if (hasR()) return undefined;
  if (process.getuid?.() !== 0 || spawnSync("apt-get", ["--version"]).status !== 0)
    return "Rscript with rpart and optparse is not there, and Debian's packages cannot be installed";
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  const install = (): ReturnType<typeof spawnSync> =>
    spawnSync("apt-get", ["install", "--yes", "--no-install-recommends", ...packages], { env, encoding: "utf8" });
  let { status, stderr } = install();
  // A new machine may not know the packages yet.
  if (status !== 0 && spawnSync("apt-get", ["update"], { env }).status === 0) ({ status, stderr } = install());
  return status === 0 && hasR() ? undefined : `R cannot be installed: ${String(stderr).trim().split("\n").at(-1)}`;
}

function hasR(): boolean {
  return spawnSync("Rscript", ["-e", "library(rpart); library(optparse)"]).status === 0;
}
