import { findProgram } from "../runners/shell.js";
import { findInterpreter, type Interpreter, isOlder, minorOf } from "./interpreter.js";

/** The oldest Python that uv fetches. */
const oldestOfUv = "3.8";

/** The Python that is taken in the place of one that is not here and cannot be fetched either; undefined where the one that is asked for is to be had. */
export async function insteadOf(python: string | undefined): Promise<Interpreter | undefined> {
  const minor = minorOf(python);
  if (minor === undefined || (findProgram("uv") !== undefined && !isOlder(minor, oldestOfUv))) return undefined;
  const found = await findInterpreter(python);
  return found !== undefined && minorOf(found.version) !== minor ? found : undefined;
}
