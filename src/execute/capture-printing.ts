type Log = (line: string, stream: "stdout" | "stderr") => void;

let captured = false;

/**
 * Sends what a body prints to its own log, line by line. `log` answers with the log of the body that is asking, or
 * undefined outside any body, where printing goes on as before.
 */
export function capturePrinting(log: () => Log | undefined): void {
  if (captured) return;
  captured = true;
  for (const name of ["stdout", "stderr"] as const) {
    const stream = process[name];
    const write = stream.write.bind(stream) as (...args: unknown[]) => boolean;
    const rest = new WeakMap<Log, string>();
    stream.write = ((...args: unknown[]): boolean => {
      const target = log();
      if (!target) return write(...args);
      const [chunk, encoding] = args;
      const text = typeof chunk === "string" ? chunk : Buffer.from(chunk as Uint8Array).toString(typeof encoding === "string" ? (encoding as BufferEncoding) : "utf8");
      const lines = ((rest.get(target) ?? "") + text).split("\n");
      rest.set(target, lines.pop() ?? "");
      for (const line of lines) target(line, name);
      const callback = args.find((argument) => typeof argument === "function") as (() => void) | undefined;
      callback?.();
      return true;
    }) as typeof stream.write;
  }
}
