type Print = (text: string | Uint8Array, stream: "stdout" | "stderr") => void;

let captured = false;

/**
 * Sends what a body prints to its own log, as it is: also a line without an end. `print` answers with the log of the body
 * that is asking, or undefined outside any body, where printing goes on as before.
 */
export function capturePrinting(print: () => Print | undefined): void {
  if (captured) return;
  captured = true;
  for (const name of ["stdout", "stderr"] as const) {
    const stream = process[name];
    const write = stream.write.bind(stream) as (...args: unknown[]) => boolean;
    stream.write = (...args: unknown[]): boolean => {
      const target = print();
      if (!target) return write(...args);
      const [chunk, encoding] = args as [string | Uint8Array, unknown];
      const isEncoded = typeof chunk === "string" && typeof encoding === "string";
      target(isEncoded ? Buffer.from(chunk, encoding as BufferEncoding) : chunk, name);
      const callback = args.find((argument) => typeof argument === "function") as (() => void) | undefined;
      callback?.();
      return true;
    };
  }
}
