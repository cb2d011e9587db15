import { spawnSync } from "node:child_process";
import { installDebian } from "./debian.js";

/** R and the packages that samples use, as Debian has them. */
const packages = ["r-base-core", "r-cran-rpart", "r-cran-optparse"];

/** Why there is no R with these packages; undefined when there is. Where Debian's packages can be installed, they are. */
export function rLack(): string | undefined {
  if (hasR()) return undefined;
  const trouble = installDebian(packages);
  if (trouble !== undefined) return `R cannot be installed: ${trouble}`;
  return hasR() ? undefined : "Rscript with rpart and optparse is not there";
}

function hasR(): boolean {
  return spawnSync("Rscript", ["-e", "library(rpart); library(optparse)"]).status === 0;
}
