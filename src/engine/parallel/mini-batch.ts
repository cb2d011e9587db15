/** A part of the input, which one call of `run` gets. `items` are its files or rows. */
export type MiniBatch = { readonly items: number } & (
  | { readonly files: readonly string[] }
  /** A pickled DataFrame. */
  | { readonly table: string }
);
