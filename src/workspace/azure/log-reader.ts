import { StringDecoder } from "node:string_decoder";
import type { ArmClient } from "./arm-client.js";

/** Logs of what a node printed; the rest are the service's own. */
const standardLog = /(?:^|\/)user_logs\/std_log[\D]*[0]*(?:_ps)?\.txt$/;
const olderLogs = [/^azureml-logs\/\d{2}.+\.txt$/, /^logs\/azureml\/executionlogs\.txt$/];

/** Which of a run's logs to show: what the node printed; older jobs keep it elsewhere. */
export function shownLogs(logFiles: Readonly<Record<string, string>>): [name: string, url: string][] {
  const sorted = Object.entries(logFiles).sort(([a], [b]) => (a < b ? -1 : 1));
  const printed = sorted.filter(([name]) => standardLog.test(name));
  return printed.length > 0 ? printed : sorted.filter(([name]) => olderLogs.some((pattern) => pattern.test(name)));
}

/** Reads a log that grows: each time the lines that are new and whole. */
export class LogReader {
  readonly #arm: ArmClient;
  #offset = 0;
  #rest = "";
  readonly #decoder = new StringDecoder("utf8");

  constructor(arm: ArmClient) {
    this.#arm = arm;
  }

  /** New lines at the address. With `end` the last line counts even without a line end. Nothing when the log cannot be read now. */
  async lines(url: string, end: boolean): Promise<string[]> {
    const fresh = await this.#arm.readText(url, this.#offset);
    if (fresh !== undefined) {
      this.#offset += fresh.length;
      this.#rest += this.#decoder.write(Buffer.from(fresh));
    }
    const lines = this.#rest.split(/\r?\n/);
    this.#rest = lines.pop() ?? "";
    if (end && this.#rest !== "") {
      lines.push(this.#rest);
      this.#rest = "";
    }
    return lines;
  }
}
