/** An object with the options of the user's in it. What is no object takes its place, so that the graph builder can tell; spread, it would be lost. */
export function withOptions<T extends object, O>(own: T, options: O): T & O {
  return (typeof options === "object" && options !== null && !Array.isArray(options) ? { ...options, ...own } : options) as T & O;
}
