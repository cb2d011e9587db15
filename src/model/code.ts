/** A file or folder on this machine, uploaded as the code snapshot. `path` is absolute. */
export interface LocalCode {
  readonly kind: "local";
  readonly path: string;
}

/** Code that the workspace has or can reach: ARM id, `azureml:name:version`, `https://…`, `git+…`. */
export interface RemoteCode {
  readonly kind: "remote";
  readonly id: string;
}

/**
 * A TypeScript body that has still to be bundled into one file.
 * `bundle/` turns it into {@link LocalCode}; printers and the engine never see it.
 */
export interface BodyCode {
  readonly kind: "body";
  /** Module that exports the body. */
  readonly file: string;
  /** Name it is exported by; `default` for the default export. */
  readonly exportName: string;
  /** Method that is the body, when the export is a class of method components. */
  readonly method?: { readonly name: string; readonly static: boolean };
  /** Wire name of each port → the property of the class of ports that holds it. */
  readonly properties: Readonly<Record<string, string>>;
}

export type Code = LocalCode | RemoteCode | BodyCode;
