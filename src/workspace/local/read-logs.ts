import { createReadStream, existsSync } from "node:fs";
import { StringDecoder } from "node:string_decoder";
import { LineSplitter } from "../../engine/line-splitter.js";

/** Text of one log, piece by piece. */
export async function* readLog(file: string): AsyncIterable<string> {
  if (!existsSync(file)) return;
  const decoder = new StringDecoder("utf8");
  for await (const chunk of createReadStream(file)) yield decoder.write(chunk as Buffer);
  const rest = decoder.end();
  if (rest !== "") yield rest;
}

/** Lines of one log, each with the node's path before it. */
export async function* readPrefixedLog(file: string, node: string): AsyncIterable<string> {
  if (!existsSync(file)) return;
  let lines = "";
  const splitter = new LineSplitter((line) => (lines += `${node}> ${line}\n`));
  for await (const chunk of createReadStream(file)) {
    splitter.push(chunk as Buffer);
    if (lines !== "") yield lines;
    lines = "";
  }
  splitter.end();
  if (lines !== "") yield lines;
}
