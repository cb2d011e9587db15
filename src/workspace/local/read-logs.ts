import { createReadStream, type ReadStream, statSync } from "node:fs";
import { StringDecoder } from "node:string_decoder";
import { LineSplitter } from "../../engine/line-splitter.js";
import { whereLastLinesBegin } from "../../util/where-last-lines-begin.js";

/** Text of one log, or of its last lines, piece by piece. */
export async function* readLog(file: string, tail?: number): AsyncIterable<string> {
  if (!isFile(file)) return;
  const decoder = new StringDecoder("utf8");
  for await (const chunk of bytesOf(file, tail)) yield decoder.write(chunk as Buffer);
  const rest = decoder.end();
  if (rest !== "") yield rest;
}

/** Lines of one log, or its last ones, each with the node's path before it. */
export async function* readPrefixedLog(file: string, node: string, tail?: number): AsyncIterable<string> {
  if (!isFile(file)) return;
  let lines = "";
  const splitter = new LineSplitter((line) => (lines += `${node}> ${line}\n`));
  for await (const chunk of bytesOf(file, tail)) {
    splitter.push(chunk as Buffer);
    if (lines !== "") yield lines;
    lines = "";
  }
  splitter.end();
  if (lines !== "") yield lines;
}

/** A node's process may have put anything there, such as a pipe that never ends. */
function isFile(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() ?? false;
}

function bytesOf(file: string, tail: number | undefined): ReadStream {
  return createReadStream(file, tail === undefined ? {} : { start: whereLastLinesBegin(file, tail) });
}
