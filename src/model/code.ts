import type { PortKind } from "./kind.js";

/** A file or folder on this machine, uploaded as the code snapshot. `path` is absolute. */
interface LocalCode {
  readonly kind: "local";
  readonly path: string;
}

/** Code that the workspace has or can reach: ARM id, `azureml:name:version`, `https://…`, `git+…`. */
interface RemoteCode {
  readonly kind: "remote";
  readonly id: string;
}

/**
 * A TypeScript body that has still to be bundled into one file.
 * `bundle/` turns it into {@link LocalCode}; printers and the engine never see it.
 */
export interface BodyCode {
  readonly kind: "body";
  /** Module that defines the body, as its decorator's call site says. */
  readonly file: string;
  /** Method that is the body, when the export is a class of method components. */
  readonly method?: { readonly name: string; readonly static: boolean };
  /** Wire name of each port → the property of the class of ports that holds it. */
  readonly properties: Readonly<Record<string, string>>;
  /** Kind of the returned value, where it is the control output `output`. */
  readonly returns?: PortKind;
}

export type Code = LocalCode | RemoteCode | BodyCode;
