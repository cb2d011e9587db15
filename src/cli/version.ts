import { readFileSync } from "node:fs";
import { ownFile } from "../util/own-files.js";

/** The version in azml's package.json. */
export function version(): string {
  return (JSON.parse(readFileSync(ownFile("..", "package.json"), "utf8")) as { version: string }).version;
}
