import type { PortKind } from "./kind.js";

/** A file or folder on this machine, uploaded as the code snapshot. `path` is absolute. */
interface LocalCode {
  readonly kind: "local";
  readonly path: string;
  /**
   * Of a TypeScript body: packages that its command installs, by name, as folders where they are installed here. A run on this machine links to them
   * and installs nothing; whoever takes the code elsewhere leaves them behind.
   */
  readonly packages?: Readonly<Record<string, string>>;
  /** Of a TypeScript body: places in its sources, as texts, that load what is known only when it runs. Nobody knows what a result was made by. */
  readonly openLoads?: readonly string[];
}

/** Code that the workspace has or can reach: ARM id, `azureml:name:version`, `https://…`, `git+…`. */
interface RemoteCode {
  readonly kind: "remote";
  readonly id: string;
}

/**
 * A TypeScript body that has still to be made into a folder that runs by itself.
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
  /** Files and folders that travel with the body: paths and patterns, relative to the file of the component. */
  readonly assets?: readonly string[];
  /** Kind of the returned value, where it is the control output `output`. */
  readonly returns?: PortKind;
}

export type Code = LocalCode | RemoteCode | BodyCode;
